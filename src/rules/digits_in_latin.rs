//! Arabic digits inside a token of Latin letters: `COVID-١٩`, `MBC٤`.

use super::{Certainty, Check, Finding, Fix, Message, Rule, Severity};
use crate::kurdish::{Digits, Kind, digits, Traits, Signs};

pub(super) const RULE: Rule = Rule {
    code: "digits-in-latin",
    severity: Severity::Warning,
    repairs: true,
    wants: Traits::kind(Kind::Latin).and(Traits::kind(Kind::Path)),
    signs: Signs::FOLDED,
    page: "",
    check,
};

fn check(check: &Check, out: &mut Vec<Finding>) {
    let paragraph = check.paragraph;
    for token in &paragraph.tokens {
        if !matches!(token.kind, Kind::Latin | Kind::Path) {
            continue;
        }
        let wrong = &paragraph.text[token.span()];
        // Inside a path or an address any digits may be meant.
        let structured = wrong.contains(['/', '\\', '@', '=', '?', '&', '#', ':']);
        let [_, arabic, extended] = digits::count(wrong);
        if structured
            || arabic + extended == 0
            || paragraph.in_repair(&token.span())
        {
            continue;
        }
        let right = Digits::Ascii.write(wrong);
        out.push(RULE.finding(
            token.span(),
            Message::new("digits-in-latin")
                .with("wrong", wrong)
                .with("right", &right),
            vec![Fix::replace(Certainty::Safe, token.span(), right)],
        ));
    }
}
