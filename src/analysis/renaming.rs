//! Another name for a thing, in all forms that a text has of the old one.

use std::ops::Range;

use super::Analysis;
use super::document::whole_graphemes;
use crate::entities::{Mention, NewName, Origin, same_name, search_key};
use crate::kurdish::suffixes::Suffix;
use crate::text::Edit;

/// A name that can be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamable {
    /// Its bytes, without endings.
    pub range: Range<usize>,
    /// The name as a list would have it.
    pub name: String,
}

/// Another name for a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renaming {
    /// The id of the thing.
    pub id: String,
    /// Whether a list has the thing, so that other texts may name it too. Whom only one text knows is
    /// not the one of another with the same name.
    pub listed: bool,
    /// The name that goes.
    old: String,
    /// Whether that is the adjective.
    is_adjective: bool,
    /// The adjective that goes with it.
    adjective: Option<String>,
    new: String,
    /// The adjective of the new name, where it is another one than its stem.
    nisba: Option<String>,
}

/// Why nothing is renamed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No name is there.
    Nothing,
    /// This may be a name, or another word.
    Ambiguous(String),
    /// This can be no name.
    Invalid(String),
}

impl Analysis {
    /// The name at byte `at` of `text`, the byte behind its end included.
    pub fn renamable(&self, text: &str, at: usize) -> Result<Renamable, Refusal> {
        let mention = self.to_rename(text, at)?;
        Ok(Renamable {
            name: stem(text, &mention),
            range: mention.name,
        })
    }

    /// What it takes to give what is named at byte `at` of `text` the name `new`. Other names of the
    /// same thing stay: who renames a person's full name does not want it for the short one.
    pub fn renaming(&self, text: &str, at: usize, new: &str) -> Result<Renaming, Refusal> {
        let here = self.to_rename(text, at)?;
        let new = new.trim();
        if new.contains(char::is_control) || !new.contains(char::is_alphabetic) {
            return Err(Refusal::Invalid(new.to_owned()));
        }
        let old = stem(text, &here);
        let adjective = match here.nisba {
            true => None,
            false => adjective_of(&here, &old).map(str::to_owned),
        };
        let known = self.gazetteer().named(new);
        let nisba = known.iter().find_map(|e| e.nisba.first());
        Ok(Renaming {
            id: here.entity.id.to_string(),
            listed: here.entity.origin != Origin::Text,
            old,
            is_adjective: here.nisba,
            adjective,
            new: new.to_owned(),
            nisba: nisba.map(|n| n.to_string()),
        })
    }

    /// The edits of `text` that `renaming` asks for, in this text or in another.
    pub fn renamed(&self, text: &str, renaming: &Renaming) -> Vec<Edit> {
        let mut edits = Vec::new();
        for mut mention in self.mentions_of(&renaming.id) {
            let own = stem(text, &mention);
            let is_it = mention.nisba == renaming.is_adjective && same_name(&own, &renaming.old);
            let adjective = renaming.adjective.as_deref();
            let is_adjective = mention.nisba && adjective.is_some_and(|a| same_name(&own, a));
            if !is_it && !is_adjective {
                continue;
            }
            // Who renames an adjective gives another one.
            mention.nisba &= !renaming.is_adjective;
            let whole = mention.whole.clone();
            let (name, nisba) = (&*renaming.new, renaming.nisba.as_deref());
            let written = mention.renamed(text, NewName { name, nisba });
            if text[whole.clone()] != written {
                let around = whole_graphemes(text, whole.clone());
                let (before, behind) = (around.start..whole.start, whole.end..around.end);
                let new = [&text[before], &*written, &text[behind]].concat();
                edits.push(Edit::new(around, new));
            }
        }
        edits
    }

    fn to_rename(&self, text: &str, at: usize) -> Result<Mention, Refusal> {
        self.mention_at(at)
            .ok_or_else(|| match self.doubtful_at(at) {
                Some(span) => Refusal::Ambiguous(text[span].to_owned()),
                None => Refusal::Nothing,
            })
    }
}

/// The name that `mention` is a form of; a plural may have cost it its last letter.
fn stem(text: &str, mention: &Mention) -> String {
    let written = &text[mention.name.clone()];
    let shortened = mention
        .endings
        .first()
        .is_some_and(|e| e.suffix == Suffix::Plural);
    let full = format!("{written}ە");
    match shortened && mention.entity.names.iter().any(|n| same_name(n, &full)) {
        true => full,
        false => written.to_owned(),
    }
}

/// The adjective that belongs to the name `name` of what `mention` names: it begins alike.
fn adjective_of<'m>(mention: &'m Mention, name: &str) -> Option<&'m str> {
    const ALIKE: usize = 3;
    let head = |name: &str| search_key(name).chars().take(ALIKE).collect::<String>();
    let adjective = mention.entity.nisba.first()?;
    (head(adjective) == head(name)).then_some(adjective)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;
    use crate::text::apply;

    fn renamed(text: &str, place: &str, new: &str) -> Result<String, Refusal> {
        let analysis = Analysis::of(text, &Settings::default());
        let at = text.find(place).expect("the place");
        let renaming = analysis.renaming(text, at, new)?;
        Ok(apply(text, &analysis.renamed(text, &renaming)))
    }

    #[test]
    fn endings_stay() {
        let text = "لە عێراقەوە هات، عێراقییەکان لە عێراقدا ماون، لەعێراقیش.";
        let new = "لە سوریاوە هات، سوورییەکان لە سوریادا ماون، لەسوریاش.";
        assert_eq!(renamed(text, "عێراقەوە", "سوریا").as_deref(), Ok(new));
        assert_eq!(renamed(new, "سوریاوە", "عێراق").as_deref(), Ok(text));
        let text = "ئەمریکا و ئەمریکییەکانمان لە ئەمریکادا.";
        let new = "ئێران و ئێرانییەکانمان لە ئێراندا.";
        assert_eq!(renamed(text, "ئەمریکا", "ئێران").as_deref(), Ok(new));
        assert_eq!(renamed(new, "ئێران", "ئەمریکا").as_deref(), Ok(text));
    }

    #[test]
    fn what_is_no_name_is_refused() {
        let text = "لە کوردستان کەس نییە، ئەم شتە لە چین دانرابوو.";
        assert_eq!(renamed(text, "کەس", "سوریا"), Err(Refusal::Nothing));
        let wrong = renamed(text, "کوردستان", "\n");
        assert_eq!(wrong, Err(Refusal::Invalid(String::new())));
    }
}
