// Reads "<national language identifier> <septets in hexadecimal>" as a JSON array from the standard input and prints the texts.
const { gsmCoder } = require('smpp/lib/defs');

const written = JSON.parse(require('fs').readFileSync(0, 'utf8'));
console.log(JSON.stringify(written.map((one) => {
  const [language, septets] = one.split(' ');
  return gsmCoder.decode(Buffer.from(septets, 'hex'), Number(language));
})));
