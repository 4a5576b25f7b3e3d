//! Normalizing a text whose analysis is at hand.

use super::normalize::{ROUNDS, Scope, choose};
use super::{Analysis, Analyzer};
use crate::config::Settings;
use crate::text::{Document, Edit, apply, compose};

impl Analysis {
    /// The edits of [`normalize`](super::normalize()) for the text that was analysed, which `document`
    /// gives if there is anything to mend. What is known of the text is not read again, and after each
    /// round of fixes only the paragraphs are that they changed.
    pub fn normal<'t>(
        &self,
        document: impl FnOnce() -> Document<'t>,
        settings: &Settings,
    ) -> Vec<Edit> {
        let mut fixes = choose(self, Scope::Safe);
        if fixes.is_empty() {
            return Vec::new();
        }
        let Document { text, format } = document();
        let mut analyzer = Analyzer::going_on(self, Document::new(text, format), settings);
        let mut edits = fixes.harmless_in(Document::new(text, format));
        let mut current = apply(text, &edits);
        for _ in 1..ROUNDS {
            let document = Document::new(&current, format);
            fixes = choose(&analyzer.analyse(document, settings), Scope::Safe);
            let more = fixes.harmless_in(document);
            if more.is_empty() {
                break;
            }
            current = apply(&current, &more);
            edits = compose(&edits, &more);
        }
        edits.retain(|edit| text.get(edit.range()) != Some(&edit.text));
        edits
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Analysis, Scope, normalize};
    use crate::config::Settings;
    use crate::text::{Document, Format};

    #[test]
    fn what_is_known_is_mended_as_what_is_not() {
        let text = "ئەمە دەقێكي خراپە ،، ٢3 کەس v ١.٢.\n\nهەموو شتێك باشە.\n\n\
                    سوریا و سووریا (ئەوان ) pic. twitter. com / x ٠ ZkGGPpkV «نا\n\nئەوەش **وشە** ،باش بوو.";
        for format in [Format::Plain, Format::Markdown] {
            for count in 1..4 {
                let settings = Settings::default();
                let document = text.repeat(count);
                let document = Document::new(&document, format);
                let known = Analysis::of(document, &settings).normal(|| document, &settings);
                assert!(known.len() > 3);
                assert_eq!(known, normalize(document, &settings, Scope::Safe));
            }
        }
    }
}
