package io.recredit.localstack.processor;

/** The hosted page's HTML: plain, usable with a keyboard and a screen reader, without a script. */
final class CardPageHtml {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Store a card</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1f36; background: #f6f8fa; margin: 0; padding: 2rem 1rem }
            main { max-width: 24rem; margin: 0 auto; background: #fff; padding: 1.5rem; border-radius: .5rem;
              border: 1px solid #d5dbe1 }
            h1 { font-size: 1.25rem; margin: 0 0 1rem }
            label { display: block; margin: .75rem 0 .25rem; font-weight: 600 }
            input { box-sizing: border-box; width: 100%%; font: inherit; padding: .5rem; border: 1px solid #687385;
              border-radius: .25rem }
            .two { display: flex; gap: 1rem }
            .two div { flex: 1 }
            button { font: inherit; padding: .5rem 1rem; margin: 1.25rem .5rem 0 0; border: 1px solid #0a58ca;
              border-radius: .25rem; background: #fff; color: #0a58ca; cursor: pointer }
            button.main { background: #0a58ca; color: #fff }
            .error { background: #fdecea; color: #8c1d18; padding: .5rem .75rem; border-radius: .25rem }
            .note { color: #4f566b; font-size: .875rem }
            </style>
            </head>
            <body>
            <main>
            %s
            </main>
            </body>
            </html>
            """;

    private static final String FORM = """
            <h1>Store a card</h1>
            %s<form method="post" autocomplete="on">
            <label for="number">Card number</label>
            <input id="number" name="number" inputmode="numeric" autocomplete="cc-number" autofocus maxlength="23">
            <div class="two">
            <div><label for="expiry">Expiry (MM/YY)</label>
            <input id="expiry" name="expiry" inputmode="numeric" autocomplete="cc-exp" placeholder="12/30" maxlength="9"></div>
            <div><label for="cvc">Security code</label>
            <input id="cvc" name="cvc" inputmode="numeric" autocomplete="cc-csc" maxlength="4"></div>
            </div>
            <button class="main" name="action" value="save">Save</button>
            <button name="action" value="cancel">Cancel</button>
            </form>
            <p class="note">This is a simulated card processor: only Stripe's test cards work, e.g. 4242 4242 4242 4242.</p>
            """;

    private CardPageHtml() {}

    /** @param error what was wrong with the last try; empty if there was none. Only this class's own texts. */
    static String form(String error) {
        String alert = error.isEmpty() ? "" : "<p class=\"error\" role=\"alert\">" + escape(error) + "</p>\n";
        return PAGE.formatted(FORM.formatted(alert));
    }

    static String message(String text) {
        return PAGE.formatted("<h1>" + escape(text) + "</h1>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
