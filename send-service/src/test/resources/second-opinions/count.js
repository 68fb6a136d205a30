// Reads texts as a JSON array from the standard input and prints what public calculators say about each: for every
// calculator an array of [segments, encoding].
const { SegmentedMessage } = require('sms-segments-calculator');
const splitSms = require('split-sms');
const smsLength = require('sms-length');
const gsm = require('gsm');

const calculators = {
  'sms-segments-calculator': (text) => {
    const message = new SegmentedMessage(text, 'auto');
    return [message.segmentsCount, message.encodingName];
  },
  'split-sms': (text) => {
    const message = splitSms.split(text, { summary: true });
    return [message.parts.length, message.characterSet];
  },
  'sms-length': (text) => {
    const message = smsLength.count(text);
    return [message.messages, message.encoding];
  },
  gsm: (text) => {
    const message = gsm(text);
    return [message.sms_count, message.char_set];
  },
};

const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const opinions = {};
for (const [name, count] of Object.entries(calculators)) {
  opinions[name] = texts.map((text) => {
    const [segments, encoding] = count(text);
    return segments + (/UCS|UTF|Unicode/i.test(encoding) ? 'u' : 'g');
  });
}
console.log(JSON.stringify(opinions));
