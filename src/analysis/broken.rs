//! Rules that failed: a fault of ours in one rule costs a document that rule, and nothing else.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::rules::{ALL, Check, Finding, Rule};

// One bit a rule.
const _: () = assert!(ALL.len() <= u64::BITS as usize);

/// The rules that failed on a paragraph of a document. They are not asked again while it is open.
#[derive(Debug, Default)]
pub(super) struct Broken(AtomicU64);

impl Broken {
    /// A bit for each of them, in the order of the catalogue.
    pub(super) fn bits(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// Whether rule `n` of the catalogue is among them.
    pub(super) fn has(&self, n: usize) -> bool {
        self.bits() & (1 << n) != 0
    }

    /// Has `rule`, which is rule `n`, report what it finds; nothing if it fails.
    pub(super) fn ask(&self, n: usize, rule: &Rule, check: &Check, out: &mut Vec<Finding>) {
        let from = out.len();
        let asked = catch_unwind(AssertUnwindSafe(|| {
            #[cfg(test)]
            planted::fail_at_times(rule, check);
            (rule.check)(check, out);
        }));
        if asked.is_err() {
            out.truncate(from);
            self.0.fetch_or(1 << n, Ordering::Relaxed);
        }
    }
}

/// The rules whose bits are set.
pub(super) fn named(bits: u64) -> impl Iterator<Item = &'static str> {
    let rules = ALL.iter().enumerate();
    rules
        .filter(move |(n, _)| bits & (1 << n) != 0)
        .map(|(_, rule)| rule.code)
}

/// A fault, for tests.
#[cfg(test)]
mod planted {
    use super::*;

    /// Fails where a text says so.
    pub(super) fn fail_at_times(rule: &Rule, check: &Check) {
        let text = check.paragraph.text;
        assert!(
            rule.code != "repeated-punctuation" || !text.contains("FAULT"),
            "a fault of ours"
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Analysis, Analyzer};
    use crate::config::Settings;

    fn found(analysis: &Analysis) -> Vec<&'static str> {
        analysis.findings().map(|f| f.rule).collect()
    }

    #[test]
    fn a_rule_that_fails_is_off_for_the_document_and_the_others_go_on() {
        let settings = Settings::default();
        let sound = "ئەمە ڕستەیەکی کوردییە،، بۆ تاقیکردنەوە و عێراقي.";
        let faulty = format!("{sound}\n\nئەمە FAULT لە هەولێر، كوردی.");
        let analysis = Analysis::of(&faulty, &settings);
        assert_eq!(found(&analysis), ["foreign-letter", "foreign-letter"]);
        assert_eq!(
            analysis.broken().collect::<Vec<_>>(),
            ["repeated-punctuation"]
        );
        let mut analyzer = Analyzer::default();
        let analysis = analyzer.analyse(sound, &settings);
        assert_eq!(found(&analysis), ["repeated-punctuation", "foreign-letter"]);
        assert_eq!(analysis.broken().count(), 0);
        let analysis = analyzer.analyse(&faulty, &settings);
        assert_eq!(found(&analysis), ["foreign-letter", "foreign-letter"]);
        // It stays off while the document is open.
        let analysis = analyzer.analyse(sound, &settings);
        assert_eq!(found(&analysis), ["foreign-letter"]);
    }
}
