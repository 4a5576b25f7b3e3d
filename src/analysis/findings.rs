//! [`Findings`]: what is found in a paragraph, as it is kept for as long as a text is open.

use std::sync::{PoisonError, RwLock};

use foldhash::HashMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

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
        let all: Vec<Written> = findings.iter().map(written).collect();
        // Writing to memory does not fail.
        let bytes = postcard::to_stdvec(&all).unwrap_or_default();
        Self::Closed(bytes.into(), findings.len() as u32)
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
        let all: Vec<Written> = match self {
            Self::Mended(_) => Vec::new(),
            Self::Closed(bytes, _) => postcard::from_bytes(bytes).unwrap_or_default(),
        };
        all.into_iter().map(Finding::from)
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

/// One of them; it is written as its number.
#[derive(Clone, Copy)]
struct Word(&'static str);

impl Serialize for Word {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        number_of(self.0).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        usize::deserialize(deserializer).map(|number| Self(word_of(number)))
    }
}

/// A finding as it is written down.
#[derive(Serialize, Deserialize)]
struct Written<'f> {
    rule: Word,
    severity: Severity,
    start: usize,
    len: usize,
    #[serde(borrow)]
    message: Sentence<'f>,
    #[serde(borrow)]
    fixes: Vec<(Certainty, Sentence<'f>, Edits<'f>)>,
}

/// A message: its key and its arguments.
type Sentence<'f> = (Word, Vec<(Word, &'f str)>);

/// Edits: the start, the length and the new text of each.
type Edits<'f> = Vec<(usize, usize, &'f str)>;

fn written(finding: &Finding) -> Written<'_> {
    fn sentence(message: &Message) -> Sentence<'_> {
        let args = message.args.iter();
        let args = args.map(|(name, value)| (Word(name), value.as_str()));
        (Word(message.key), args.collect())
    }
    fn edits(edits: &[Edit]) -> Edits<'_> {
        let edits = edits.iter();
        edits
            .map(|e| (e.start, e.end - e.start, &*e.text))
            .collect()
    }
    let fixes = finding.fixes.iter();
    Written {
        rule: Word(finding.rule),
        severity: finding.severity,
        start: finding.span.start,
        len: finding.span.len(),
        message: sentence(&finding.message),
        fixes: fixes
            .map(|fix| (fix.certainty, sentence(&fix.title), edits(&fix.edits)))
            .collect(),
    }
}

impl From<Written<'_>> for Finding {
    fn from(written: Written) -> Self {
        let message = |(key, args): Sentence| {
            let args = args.into_iter();
            Message {
                key: key.0,
                args: args
                    .map(|(name, value)| (name.0, value.to_owned()))
                    .collect(),
            }
        };
        let edit = |(start, len, text): (usize, usize, &str)| {
            Edit::new(start..start + len, text.to_owned())
        };
        let fixes = written.fixes.into_iter();
        Self {
            rule: written.rule.0,
            severity: written.severity,
            span: written.start..written.start + written.len,
            message: message(written.message),
            fixes: fixes
                .map(|(certainty, title, edits)| Fix {
                    certainty,
                    title: message(title),
                    edits: edits.into_iter().map(edit).collect(),
                })
                .collect(),
        }
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
