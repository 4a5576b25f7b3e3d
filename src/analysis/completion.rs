//! Names for what somebody begins to write.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::Analysis;
use crate::entities::{EntityRef, Found, search_key};
use crate::kurdish::Language;
use crate::kurdish::letters::{is_arabic, is_arabic_word, is_latin};

/// A name is offered behind so many letters.
const FEWEST: usize = 2;
/// So many are offered; more nobody reads.
const MOST: usize = 40;
/// A name may have been begun so many words before.
const WORDS: usize = 3;

/// A name that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The bytes that it takes the place of.
    pub range: Range<usize>,
    /// The name in the script of the text.
    pub name: String,
    /// The name as it would go on in the script that was typed.
    pub typed: String,
    /// What is named.
    pub entity: EntityRef,
}

impl Analysis {
    /// The names that begin like what stands before byte `at` of `text`, the likely ones first.
    pub fn proposals(&self, text: &str, at: usize) -> Vec<Proposal> {
        // A configuration is a document without text to read.
        let before = text.get(..at).unwrap_or_default();
        let starts = starts(before);
        let Some(&word) = starts.first() else {
            return Vec::new();
        };
        // A part of a link, an account or a file name is no name.
        let joined = before[..word].ends_with(['/', '.', '@', '#', '_', '&', '=']);
        let latin = before[word..].starts_with(is_latin);
        if before[word..].chars().count() < FEWEST || (joined && latin) {
            return Vec::new();
        }
        let scripts = self.scripts(before, word);
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for (_, mention) in self.mentions_in_place() {
            *counts.entry(&mention.entity().id).or_default() += 1;
        }
        let mut ranked = Vec::new();
        let mut known: HashSet<(String, String)> = HashSet::new();
        // A name of several words goes before one that begins with the last of them.
        for start in starts.iter().rev().copied() {
            let typed = &before[start..];
            let prefix = search_key(typed);
            if prefix.is_empty() || (start != word && !prefix.contains(' ')) {
                continue;
            }
            for found in self.gazetteer().beginning_with(&prefix) {
                for name in written(&found, scripts, typed.contains(is_arabic)) {
                    let id = found.entity.id.to_string();
                    let news = name != typed && known.insert((id.clone(), name.clone()));
                    if !news {
                        continue;
                    }
                    let rest = found.key.get(prefix.len()..).unwrap_or_default();
                    let rank = (
                        start,
                        std::cmp::Reverse(counts.get(&*id).copied().unwrap_or(0)),
                        found.place,
                        found.entity.ambiguous,
                        found.key.len(),
                    );
                    ranked.push((
                        rank,
                        Proposal {
                            range: start..at,
                            name,
                            typed: format!("{typed}{rest}"),
                            entity: found.entity.clone(),
                        },
                    ));
                }
            }
        }
        ranked.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.name.cmp(&b.1.name)));
        ranked.into_iter().map(|(_, p)| p).take(MOST).collect()
    }

    /// Which scripts names are wanted in at `before`, whose last word begins at `word`: Sorani, and
    /// Kurmanji.
    fn scripts(&self, before: &str, word: usize) -> (bool, bool) {
        let prior = self.context().prior;
        let sorani = prior.arabic_script != Language::Unknown;
        let kurmanji = prior.latin_script == Language::Kurmanji;
        if sorani != kurmanji {
            return (sorani, kurmanji);
        }
        // The letter before tells in a text of both.
        let line = before[..word]
            .rsplit(['\n', '\r'])
            .next()
            .unwrap_or_default();
        let letter = line.chars().rev().find(|c| is_arabic(*c) || is_latin(*c));
        match letter {
            Some(c) if is_arabic(c) => (true, false),
            Some(_) if kurmanji => (false, true),
            _ => (true, true),
        }
    }
}

/// The name of `found` in each script that is wanted; what was typed in Arabic letters stays.
fn written(found: &Found, (sorani, kurmanji): (bool, bool), arabic: bool) -> Vec<String> {
    let mut out = Vec::new();
    if arabic || (sorani && !found.latin) {
        out.push(found.name.clone());
        return out;
    }
    let place = |names: &[crate::entities::Text]| {
        let name = names.get(found.place).or(names.first());
        name.map(|name| name.to_string())
    };
    if sorani {
        out.extend(place(&found.entity.names));
    }
    if kurmanji {
        out.extend(place(&found.entity.kurmanji));
    }
    out
}

/// Where the last words of `before` begin, the last one first; none if it does not end in a word.
fn starts(before: &str) -> Vec<usize> {
    let inside = |c: char| is_arabic_word(c) || is_latin(c) || matches!(c, '\'' | '’');
    let mut out = Vec::new();
    let mut end = before.len();
    while out.len() < WORDS {
        let start = before[..end].trim_end_matches(inside).len();
        if start == end {
            break;
        }
        out.push(start);
        match before[..start].strip_suffix(' ') {
            Some(rest) => end = rest.len(),
            None => break,
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::analysis::Analysis;
    use crate::config::Settings;

    fn offered(text: &str) -> Vec<String> {
        let analysis = Analysis::of(text, &Settings::default());
        let proposals = analysis.proposals(text, text.len());
        proposals.into_iter().map(|p| p.name).collect()
    }

    #[test]
    fn names_come_in_the_script_of_the_text() {
        const SORANI: &str = "ئەمە ڕستەیەکی کوردییە لە هەولێر. لە ";
        const KURMANJI: &str = "Ev hevokeke kurdî ye û li wir tê xwendin. Li ";
        let has = |text: String, name: &str| {
            let all = offered(&text);
            assert!(all.iter().any(|n| n == name), "{text}: {all:?}");
            all
        };
        has(format!("{SORANI}کورد"), "کوردستان");
        let all = has(format!("{SORANI}kurdist"), "کوردستان");
        assert!(!all.iter().any(|n| n == "Kurdistan"));
        let all = has(format!("{KURMANJI}kurdist"), "Kurdistan");
        assert!(!all.iter().any(|n| n == "کوردستان"));
        has(format!("{SORANI}مەسعوود بار"), "مەسعوود بارزانی");
        // What the text names comes first.
        assert_eq!(offered(&format!("{SORANI}هەو"))[0], "هەولێر");
        assert!(offered(&format!("{SORANI}ک")).is_empty());
        assert!(offered(SORANI).is_empty());
        assert!(offered(&format!("{SORANI}https://www.kurdist")).is_empty());
    }
}
