//! Comments in a text that switch rules off for a part of it, and names in them that do not exist.

use std::ops::Range;

use super::{Certainty, Check, Finding, Fix, Message, Rule, Severity};
use crate::config::nearest;
use crate::kurdish::{Paragraph, Traits, Kind, Signs};
use crate::text::Effect;

pub(super) const RULE: Rule = Rule {
    code: Directive::CODE,
    severity: Severity::Warning,
    repairs: false,
    wants: Traits::kind(Kind::Latin).and(Traits::kind(Kind::Code)).and(Traits::kind(Kind::Markup)),
    signs: Signs::NONE,
    page: "",
    check,
};

/// What all instructions begin with.
const NAME: &str = "rastnus-ignore";

/// What follows on [`NAME`], and what it means.
const ENDINGS: [(&str, Reach); 5] = [
    ("", Reach::Next),
    ("-line", Reach::Line),
    ("-begin", Reach::Begin),
    ("-end", Reach::End),
    ("-file", Reach::File),
];

/// The part of a text that a directive is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// The next line that is not blank.
    Next,
    /// The line that it is in.
    Line,
    /// All from here to the end of the part.
    Begin,
    /// The end of such a part.
    End,
    /// The whole text.
    File,
}

/// An instruction to ignore what some rules find: `<!-- rastnus-ignore heh -->` or, up to the
/// end of the line, `% rastnus-ignore heh`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// Its bytes, from the comment's opening to its end.
    pub span: Range<usize>,
    /// What it is about; nothing if the instruction does not exist.
    pub reach: Option<Reach>,
    /// The bytes of the instruction's name.
    name: Range<usize>,
    /// The rules that it names, with their bytes; without any it means all rules.
    pub rules: Vec<(Range<usize>, String)>,
}

impl Directive {
    /// The code of the rule that judges directives.
    pub const CODE: &'static str = "directive";

    /// The directives of `paragraph`, in their order. What is shown as code is none.
    pub fn of(paragraph: &Paragraph) -> Vec<Self> {
        let objects = || paragraph.markup.iter().filter(|m| m.effect == Effect::Object);
        let mut all = Self::all_in(paragraph.text);
        all.retain(|directive| !objects().any(|m| m.touches(&directive.span)));
        all
    }

    /// The directives in `text`, in their order.
    fn all_in(text: &str) -> Vec<Self> {
        let found = memchr::memmem::find_iter(text.as_bytes(), NAME);
        found.filter_map(|at| Self::at(text, at)).collect()
    }

    /// The same directive in a text in which this one's text begins at byte `offset`.
    pub fn shifted(&self, offset: usize) -> Self {
        let shift = |range: &Range<usize>| range.start + offset..range.end + offset;
        let rules = self.rules.iter();
        Self {
            span: shift(&self.span),
            reach: self.reach,
            name: shift(&self.name),
            rules: rules.map(|(span, name)| (shift(span), name.clone())).collect(),
        }
    }

    /// What is wrong with this directive of `text`: names that do not exist.
    fn faults(&self, text: &str) -> Vec<Finding> {
        if self.reach.is_none() {
            let known: Vec<String> = ENDINGS.iter().map(|(e, _)| format!("{NAME}{e}")).collect();
            let nearest = nearest(&text[self.name.clone()], known.iter().map(|k| &**k));
            return vec![unknown("directive-word", text, self.name.clone(), nearest)];
        }
        let rules = self.rules.iter();
        rules
            .filter(|(_, name)| Rule::named(name).is_none())
            .map(|(span, name)| {
                let nearest = nearest(name, Rule::codes().into_iter());
                unknown("directive-rule", text, span.clone(), nearest)
            })
            .collect()
    }

    /// The directive whose name is at byte `at`.
    fn at(text: &str, at: usize) -> Option<Self> {
        let before = text[..at].trim_end_matches([' ', '\t']);
        let rest = &text[at..];
        let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let (opening, len, closing) = if before.ends_with("<!--") {
            ("<!--", rest.find("-->")?, "-->")
        } else if before.ends_with('%') {
            ("%", line, "")
        } else {
            return None;
        };
        let body = &rest[..len];
        let is_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let end = body.find(|c| !is_name(c)).unwrap_or(len);
        let rules = words(&body[end..]).map(|(start, word)| {
            let start = at + end + start;
            (start..start + word.len(), word.to_owned())
        });
        let reach = ENDINGS.iter().find(|(e, _)| *e == &body[NAME.len()..end]);
        Some(Self {
            span: before.len() - opening.len()..at + len + closing.len(),
            reach: reach.map(|(_, reach)| *reach),
            name: at..at + end,
            rules: rules.collect(),
        })
    }
}

/// The words of a list, parted by spaces or commas, with their places.
fn words(list: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = list.split(|c: char| c.is_whitespace() || c == ',' || c == '،');
    let place = move |part: &str| part.as_ptr() as usize - list.as_ptr() as usize;
    parts.filter(|p| !p.is_empty()).map(move |p| (place(p), p))
}

fn check(check: &Check, out: &mut Vec<Finding>) {
    let text = check.paragraph.text;
    for directive in Directive::of(check.paragraph) {
        out.extend(directive.faults(text));
    }
}

fn unknown(key: &'static str, text: &str, span: Range<usize>, nearest: Option<String>) -> Finding {
    let message = Message::new(key)
        .with("wrong", &text[span.clone()])
        .with("nearest", nearest.as_deref().unwrap_or("none"));
    let fix = nearest.map(|name| Fix::replace(Certainty::Likely, span.clone(), name));
    RULE.finding(span, message, Vec::from_iter(fix))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, Option<Reach>, Vec<String>)> {
        let all = Directive::all_in(text).into_iter().map(|d| {
            for (span, name) in &d.rules {
                assert_eq!(text[span.clone()], **name);
            }
            let rules = d.rules.into_iter().map(|(_, name)| name).collect();
            (&text[d.span], d.reach, rules)
        });
        all.collect()
    }

    #[test]
    fn comments_are_read() {
        let text = "a <!-- rastnus-ignore heh, tatweel --> b\n<!--rastnus-ignore-end-->\n\
                    % rastnus-ignore-line\theh\r\n100%rastnus-ignore-file\n\
                    <!-- rastnus-ignore-begin\nheh\n-->";
        let own = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect();
        let expected = [
            ("<!-- rastnus-ignore heh, tatweel -->", Some(Reach::Next), own(&["heh", "tatweel"])),
            ("<!--rastnus-ignore-end-->", Some(Reach::End), own(&[])),
            ("% rastnus-ignore-line\theh", Some(Reach::Line), own(&["heh"])),
            ("%rastnus-ignore-file", Some(Reach::File), own(&[])),
            ("<!-- rastnus-ignore-begin\nheh\n-->", Some(Reach::Begin), own(&["heh"])),
        ];
        assert_eq!(read(text), expected);
    }

    #[test]
    fn what_is_no_comment_is_no_directive() {
        for text in ["rastnus-ignore heh", "<!-- rastnus-ignore heh", "<!-- a rastnus-ignore -->"] {
            assert_eq!(read(text), []);
        }
        let [(_, None, _)] = read("<!-- rastnus-ignore-fiel -->")[..] else {
            panic!("no such instruction");
        };
    }
}
