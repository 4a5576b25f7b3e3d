//! [`Findings`]: what is found in a paragraph, as it is kept for as long as a text is open.

use std::ops::Range;
use std::sync::{PoisonError, RwLock};

use foldhash::HashMap;

use crate::config::Severity;
use crate::rules::{Certainty, Finding, Fix, Mend, Mends, Message};
use crate::text::Edit;

/// The findings of a paragraph.
#[derive(Debug, Clone)]
pub(super) enum Findings {
    /// Their safe fixes alone.
    Mended(Mends),
    /// Written one behind the other in a tenth of the memory, and how many they are.
    Closed(Box<[u8]>, u32),
}

impl Default for Findings {
    fn default() -> Self {
        Self::Mended(Mends::default())
    }
}

impl Findings {
    /// Writes `findings` down.
    pub(super) fn close(findings: &[Finding]) -> Self {
        if findings.is_empty() {
            return Self::default();
        }
        let mut writer = Writer::default();
        for finding in findings {
            writer.finding(finding);
        }
        Self::Closed(writer.out.into(), findings.len() as u32)
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Mended(mends) => mends.len(),
            Self::Closed(_, count) => *count as usize,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The safe fixes, if these are all that is known.
    pub(super) fn mends(&self) -> impl Iterator<Item = (&Mend, &[Edit])> {
        let mends = match self {
            Self::Mended(mends) => Some(mends),
            Self::Closed(..) => None,
        };
        mends.into_iter().flat_map(Mends::iter)
    }

    /// The findings, if more than their safe fixes is known.
    pub(super) fn iter(&self) -> impl Iterator<Item = Finding> {
        let bytes: &[u8] = match self {
            Self::Mended(_) => &[],
            Self::Closed(bytes, _) => bytes,
        };
        let mut reader = Reader {
            bytes,
            at: 0,
            texts: Vec::new(),
        };
        std::iter::from_fn(move || reader.finding())
    }
}

/// The words of the program that findings are made of: codes, keys, names of arguments. A number
/// stands for each.
#[derive(Default)]
struct Words {
    all: Vec<&'static str>,
    numbers: HashMap<&'static str, usize>,
}

static WORDS: RwLock<Option<Words>> = RwLock::new(None);

fn number_of(word: &'static str) -> usize {
    let known = WORDS.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(number) = known.as_ref().and_then(|words| words.numbers.get(word)) {
        return *number;
    }
    drop(known);
    let mut known = WORDS.write().unwrap_or_else(PoisonError::into_inner);
    let Words { all, numbers } = known.get_or_insert_default();
    *numbers.entry(word).or_insert_with(|| {
        all.push(word);
        all.len() - 1
    })
}

fn word_of(number: usize) -> &'static str {
    let known = WORDS.read().unwrap_or_else(PoisonError::into_inner);
    let word = known.as_ref().and_then(|words| words.all.get(number));
    word.copied().unwrap_or_default()
}

const SEVERITIES: [Severity; 4] = [
    Severity::Error,
    Severity::Warning,
    Severity::Info,
    Severity::Hint,
];

const CERTAINTIES: [Certainty; 3] = [Certainty::Safe, Certainty::Likely, Certainty::Style];

#[derive(Default)]
struct Writer {
    out: Vec<u8>,
    /// Where the texts of the finding in hand stand: most come more than once.
    texts: Vec<Range<usize>>,
}

impl Writer {
    fn finding(&mut self, finding: &Finding) {
        let Finding {
            rule,
            severity,
            span,
            message,
            fixes,
        } = finding;
        self.texts.clear();
        self.number(number_of(rule));
        self.one_of(&SEVERITIES, severity);
        self.number(span.start);
        self.number(span.len());
        self.message(message);
        self.number(fixes.len());
        for fix in fixes {
            self.one_of(&CERTAINTIES, &fix.certainty);
            self.message(&fix.title);
            self.number(fix.edits.len());
            for edit in &fix.edits {
                self.number(edit.start);
                self.number(edit.end - edit.start);
                self.text(&edit.text);
            }
        }
    }

    fn message(&mut self, message: &Message) {
        self.number(number_of(message.key));
        self.number(message.args.len());
        for (name, value) in &message.args {
            self.number(number_of(name));
            self.text(value);
        }
    }

    /// A text that the finding had already by its number, else its length and its bytes.
    fn text(&mut self, text: &str) {
        let known = |range: &Range<usize>| &self.out[range.clone()] == text.as_bytes();
        if let Some(n) = self.texts.iter().position(known) {
            self.number(2 * n + 1);
            return;
        }
        self.number(2 * text.len());
        let start = self.out.len();
        self.out.extend_from_slice(text.as_bytes());
        self.texts.push(start..self.out.len());
    }

    fn one_of<T: PartialEq>(&mut self, all: &[T], one: &T) {
        self.number(all.iter().position(|other| other == one).unwrap_or(0));
    }

    /// Seven bits a byte, the last byte without the eighth.
    fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.out.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.out.push(number as u8);
    }
}

struct Reader<'f> {
    bytes: &'f [u8],
    at: usize,
    texts: Vec<Range<usize>>,
}

impl Reader<'_> {
    fn finding(&mut self) -> Option<Finding> {
        if self.at >= self.bytes.len() {
            return None;
        }
        self.texts.clear();
        let rule = word_of(self.number());
        let severity = self.one_of(&SEVERITIES);
        let start = self.number();
        let span = start..start + self.number();
        let message = self.message();
        let fixes = (0..self.number()).map(|_| self.fix()).collect();
        Some(Finding {
            rule,
            severity,
            span,
            message,
            fixes,
        })
    }

    fn fix(&mut self) -> Fix {
        let certainty = self.one_of(&CERTAINTIES);
        let title = self.message();
        let count = self.number();
        let edit = |_| {
            let start = self.number();
            let range = start..start + self.number();
            Edit::new(range, self.text())
        };
        let edits = (0..count).map(edit).collect();
        Fix {
            certainty,
            title,
            edits,
        }
    }

    fn message(&mut self) -> Message {
        let key = word_of(self.number());
        let args = (0..self.number()).map(|_| (word_of(self.number()), self.text()));
        Message {
            key,
            args: args.collect(),
        }
    }

    fn text(&mut self) -> String {
        let number = self.number();
        let range = match number % 2 {
            0 => {
                let start = self.at;
                self.at += number / 2;
                self.texts.push(start..self.at);
                start..self.at
            }
            _ => self.texts.get(number / 2).cloned().unwrap_or_default(),
        };
        let bytes = self.bytes.get(range).unwrap_or_default();
        String::from_utf8_lossy(bytes).into_owned()
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.number().min(all.len() - 1)]
    }

    fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0, 0);
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += 1;
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                break;
            }
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::config::Settings;

    #[test]
    fn what_was_written_is_read_as_it_was() {
        let text = "ئەمە دەقێكي خراپە ،، ٢3 کەس. pic. twitter. com / x ٠ ZkGGPpkV «نا";
        let mut findings: Vec<Finding> = Analysis::of(text, &Settings::default())
            .findings()
            .collect();
        assert!(findings.len() > 3);
        // Numbers of more than one byte, texts that come again, and none at all.
        let far = findings[0].shifted(70_000);
        findings.push(far);
        let odd = Finding {
            message: Message::new("").with("a", "").with("b", "ب").with("c", ""),
            fixes: Vec::new(),
            ..findings[0].clone()
        };
        findings.push(odd);
        let closed = Findings::close(&findings);
        assert_eq!(closed.len(), findings.len());
        let again: Vec<Finding> = closed.iter().collect();
        assert_eq!(again, findings);
        assert!(Findings::close(&[]).is_empty());
    }
}
