//! The rules, one a file with its page of examples beside it, and what they report.
//!
//! A new rule is its two files and one line in the catalogue below.

use std::cell::RefCell;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::config::House;
use crate::entities::Gazetteer;
use crate::kurdish::style::{Choice, Place, places};
use crate::kurdish::{Context, Paragraph, Proof, RepairKind, Signs, Traits};
use crate::text::{Edit, apply};

pub use crate::config::Severity;
pub use directive::{Directive, Reach};
pub use name_variant::Variant;

/// Declares the modules of the rules and the catalogue of them.
macro_rules! catalogue {
    ($($name:ident)*) => {
        $(mod $name;)*
        /// All rules, in the order in which their fixes take precedence.
        pub const ALL: &[Rule] = &[$(Rule {
            page: include_str!(concat!(stringify!($name), ".md")),
            ..$name::RULE
        }),*];
    };
}

catalogue! {
    broken_link
    broken_handle
    broken_address
    broken_date
    digits_in_latin
    mixed_number
    mixed_digits
    number_separator
    invalid_date
    heh
    presentation_form
    not_normalized
    foreign_letter
    tatweel
    invisible_character
    private_use
    latin_punctuation
    repeated_punctuation
    punctuation_spacing
    lost_paragraph
    repeated_space
    unbalanced_bracket
    unbalanced_quote
    quote_style
    ellipsis_style
    dash_style
    heh_style
    initial_reh
    double_waw
    izafe_yeh
    number_ending
    turkish_letter
    acute_for_circumflex
    kurdish_punctuation_in_latin
    legacy_font
    split_suffix
    joined_conjunction
    repeated_word
    name_variant
    directive
}

/// The signs of what normalizers do to links and their kin.
const DAMAGE: Signs = Signs::APART.and(Signs::FOLDED).and(Signs::MIXED_NUMBER);

/// The signs of everything that a rule has safe fixes for.
pub const SIGNS: Signs = {
    let (mut signs, mut n) = (Signs::NONE, 0);
    while n < ALL.len() {
        signs = signs.and(ALL[n].signs);
        n += 1;
    }
    signs
};

/// A rule: its name, its default level and what it does.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The stable name in kebab-case.
    pub code: &'static str,
    /// How grave its findings are unless the configuration says otherwise.
    pub severity: Severity,
    /// Whether its safe fixes are proved repairs, which alone may edit protected spans.
    pub repairs: bool,
    /// What a paragraph must have at least one of for the rule to look at it.
    pub wants: Traits,
    /// Of which signs at least one shows where it has a safe fix; none if it never has one.
    pub signs: Signs,
    /// Its page, in Markdown: what, why, examples.
    pub page: &'static str,
    /// Reports what it finds in one paragraph.
    pub check: fn(&Check, &mut Vec<Finding>),
}

impl Rule {
    /// A finding of this rule at its default severity.
    fn finding(&self, span: Range<usize>, message: Message, fixes: Vec<Fix>) -> Finding {
        Finding {
            rule: self.code,
            severity: self.severity,
            span,
            message,
            fixes,
        }
    }

    /// The rule called `code`.
    pub fn named(code: &str) -> Option<&'static Self> {
        ALL.iter().find(|rule| rule.code == code)
    }

    /// The names of all rules.
    pub fn codes() -> Vec<&'static str> {
        ALL.iter().map(|rule| rule.code).collect()
    }
}

/// What a rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Check<'p> {
    /// The paragraph.
    pub paragraph: &'p Paragraph<'p>,
    /// The names that are known.
    pub gazetteer: &'p Gazetteer,
    /// The names in the paragraph that the text spells otherwise elsewhere.
    pub variants: &'p [Variant],
    /// What the document as a whole tells.
    pub context: &'p Context,
    /// What the paragraphs before and behind tell.
    pub around: Around,
    /// The style of the house.
    pub house: House,
    /// The line end of the document.
    pub line_end: &'static str,
    /// Whether the paragraph is a piece of a longer one that was cut for its length.
    pub cut: bool,
    /// Where safe fixes go, if only they count, and nobody reads what is said of them.
    pub mends: Option<&'p RefCell<Mends>>,
}

/// What the neighbours of a paragraph tell about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Around {
    /// The opening quotation mark that the paragraph before leaves open.
    pub open_before: Option<char>,
    /// The opening mark of the quotation that the paragraph behind goes on with or ends.
    pub goes_on_behind: Option<char>,
}

/// Safe fixes of a paragraph, without what is said of them, in few lists: there may be many.
#[derive(Debug, Clone, Default)]
pub struct Mends {
    list: Vec<Mend>,
    edits: Vec<Edit>,
}

/// One of [`Mends`].
#[derive(Debug, Clone)]
pub struct Mend {
    /// The code of the rule.
    pub rule: &'static str,
    /// The bytes of what is mended.
    pub span: Range<usize>,
    /// Where its edits stand in the list of all.
    edits: Range<usize>,
}

/// What becomes of a [`Mend`].
#[derive(Debug)]
pub enum Revised {
    /// It stays as it is.
    Same,
    /// It goes.
    Gone,
    /// It has another span and other edits.
    Other(Range<usize>, Vec<Edit>),
}

impl Mends {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Adds one.
    pub fn push(
        &mut self,
        rule: &'static str,
        span: Range<usize>,
        edits: impl IntoIterator<Item = Edit>,
    ) {
        let from = self.edits.len();
        self.edits.extend(edits);
        let edits = from..self.edits.len();
        self.list.push(Mend { rule, span, edits });
    }

    /// Leaves only the first `len` ones.
    pub fn truncate(&mut self, len: usize) {
        self.list.truncate(len);
    }

    /// Does with each one behind the first `from` what `revise` says of its span and its edits.
    pub fn revise(&mut self, from: usize, revise: impl Fn(&Range<usize>, &[Edit]) -> Revised) {
        let Self { list, edits } = self;
        let mut n = 0;
        list.retain_mut(|mend| {
            n += 1;
            if n <= from {
                return true;
            }
            match revise(&mend.span, &edits[mend.edits.clone()]) {
                Revised::Same => true,
                Revised::Gone => false,
                Revised::Other(span, others) => {
                    let from = edits.len();
                    edits.extend(others);
                    (mend.span, mend.edits) = (span, from..edits.len());
                    true
                }
            }
        });
    }

    /// Leaves only those that are `wanted`.
    pub fn retain(&mut self, wanted: impl Fn(&Mend) -> bool) {
        self.list.retain(wanted);
    }

    /// Puts them in the order of their spans; those with the same one stay in theirs.
    pub fn sort(&mut self) {
        self.list
            .sort_by_key(|mend| (mend.span.start, mend.span.end));
    }

    /// Each with its edits.
    pub fn iter(&self) -> impl Iterator<Item = (&Mend, &[Edit])> {
        let edits = |mend: &Mend| &self.edits[mend.edits.clone()];
        self.list.iter().map(move |mend| (mend, edits(mend)))
    }
}

impl Check<'_> {
    /// Whether only safe fixes count.
    fn mending(&self) -> bool {
        self.mends.is_some()
    }

    /// Reports the repairs of some kinds under the name of `rule`.
    fn report_repairs(&self, rule: &Rule, kinds: &[RepairKind], out: &mut Vec<Finding>) {
        let repairs = self.paragraph.repairs.iter();
        for repair in repairs.filter(|r| kinds.contains(&r.kind)) {
            let wrong = &self.paragraph.text[repair.span.clone()];
            let (certainty, message) = match &repair.proof {
                Some(proof) => (Certainty::Safe, reason(proof)),
                None => (Certainty::Likely, Message::new("broken-guess")),
            };
            out.push(rule.finding(
                repair.span.clone(),
                message.with("wrong", wrong).with("right", &repair.text),
                vec![Fix::replace(certainty, repair.span.clone(), &repair.text)],
            ));
        }
    }

    /// The finding of `rule` that word `i` should be spelled otherwise: `edits` count in the word. Where
    /// only safe fixes count, it goes there.
    fn respelled(
        &self,
        rule: &Rule,
        i: usize,
        message: Message,
        certainty: Certainty,
        mut edits: Vec<Edit>,
    ) -> Option<Finding> {
        let (span, word) = (self.paragraph.tokens[i].span(), self.paragraph.word(i));
        if edits.is_empty() {
            return None;
        }
        let right = self.mends.is_none().then(|| apply(word, &edits));
        for edit in &mut edits {
            edit.start += span.start;
            edit.end += span.start;
        }
        let Some(right) = right else {
            if certainty == Certainty::Safe {
                self.mends?.borrow_mut().push(rule.code, span, edits);
            }
            return None;
        };
        let title = Message::new("fix-replace").with("new", &right);
        let message = message.with("wrong", word).with("right", right);
        let fix = Fix {
            certainty,
            title,
            edits,
        };
        Some(rule.finding(span, message, vec![fix]))
    }

    /// The Kurdish words of the paragraph in the Arabic script, by token.
    fn kurdish_words(&self) -> impl Iterator<Item = (usize, &str)> {
        self.kurdish_words_with(Traits::ALL)
    }

    /// Those of [`Check::kurdish_words`] that have one of the traits `wanted`.
    fn kurdish_words_with(&self, wanted: Traits) -> impl Iterator<Item = (usize, &str)> {
        let tokens = self.paragraph.tokens.iter().enumerate();
        tokens
            .filter(move |(i, t)| t.traits.has(wanted) && self.paragraph.is_kurdish_word(*i))
            .map(|(i, t)| (i, &self.paragraph.text[t.span()]))
    }

    /// Reports the places at which the text departs from the house's choice, or from its own
    /// habit. `wanted` is the house's variant; `write` gives what stands at each part of a place
    /// in a variant.
    fn report_choice(
        &self,
        rule: &Rule,
        choice: Choice,
        wanted: Wanted,
        write: impl Fn(usize) -> &'static [&'static str],
        out: &mut Vec<Finding>,
    ) {
        let habit = self.context.habits[choice as usize];
        let (variant, key, certainty) = match wanted {
            Wanted::Nothing => return,
            Wanted::House(variant) => (variant, "style-house", Certainty::Style),
            Wanted::Habit => match habit {
                Some(variant) => (variant, "style-habit", Certainty::Likely),
                None => return,
            },
        };
        for place in by_span(places(self.paragraph, choice), variant) {
            if self.paragraph.in_repair(&place.span) {
                continue;
            }
            let text = write(variant);
            let edits: Vec<Edit> = place
                .parts
                .iter()
                .zip(text.iter().cycle())
                .map(|(part, new)| Edit::new(part.clone(), *new))
                .collect();
            let wrong = &self.paragraph.text[place.span.clone()];
            let inside: Vec<Edit> = edits
                .iter()
                .filter(|e| e.start >= place.span.start && e.end <= place.span.end)
                .map(|e| {
                    Edit::new(
                        e.start - place.span.start..e.end - place.span.start,
                        e.text.clone(),
                    )
                })
                .collect();
            let right = apply(wrong, &inside);
            let fix = Fix {
                certainty,
                title: Message::new("fix-replace").with("new", &right),
                edits,
            };
            let message = Message::new(key).with("wrong", wrong).with("right", right);
            out.push(rule.finding(place.span, message, vec![fix]));
        }
    }
}

/// The places that are not written as `wanted`, those of one word together.
fn by_span(places: Vec<Place>, wanted: usize) -> Vec<Place> {
    let mut out: Vec<Place> = Vec::new();
    for place in places.into_iter().filter(|p| p.variant != wanted) {
        match out.last_mut().filter(|last| last.span == place.span) {
            Some(last) => last.parts.extend(place.parts),
            None => out.push(place),
        }
    }
    out
}

/// What a house wants in a matter of style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// No report.
    Nothing,
    /// What the text mostly does.
    Habit,
    /// This variant.
    House(usize),
}

/// The message that gives the reason for a proved repair.
fn reason(proof: &Proof) -> Message {
    match proof {
        Proof::Domain(domain) => Message::new("broken-domain").with("domain", domain),
        Proof::IdLength(host, letters) => Message::new("broken-id")
            .with("host", *host)
            .with("letters", letters.to_string()),
        Proof::Handle => Message::new("broken-handle"),
        Proof::Tag => Message::new("broken-tag"),
        Proof::Ending(ending) => Message::new("broken-file").with("ending", ending),
        Proof::Version => Message::new("broken-version"),
        Proof::Phone => Message::new("broken-phone"),
        Proof::Month => Message::new("broken-date"),
        Proof::Hour => Message::new("broken-time"),
        Proof::Percent => Message::new("broken-percentage"),
    }
}

/// How sure a fix is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Certainty {
    /// Applied by normalize and fix-all.
    Safe,
    /// Offered one by one.
    Likely,
    /// Offered, and applied only when the house's configuration asks for that style.
    Style,
}

/// A sentence for the user, still without language: the key of a message and its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Message {
    /// The key in the message files.
    pub key: &'static str,
    /// The named arguments.
    pub args: Vec<(&'static str, String)>,
}

impl Message {
    /// The message `key` without arguments.
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            args: Vec::new(),
        }
    }

    /// The same message with one more argument.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// One way to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fix {
    /// How sure it is.
    pub certainty: Certainty,
    /// What it does, for a menu.
    pub title: Message,
    /// Sorted edits that do not overlap, in bytes.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix that replaces `range` by `text`, titled with the new text.
    pub fn replace(certainty: Certainty, range: Range<usize>, text: impl Into<String>) -> Self {
        let edit = Edit::new(range, text.into());
        Self {
            certainty,
            title: Message::new("fix-replace").with("new", &*edit.text),
            edits: vec![edit],
        }
    }

    /// The same fix under another title.
    pub fn titled(mut self, title: Message) -> Self {
        self.title = title;
        self
    }
}

/// A fault, or a doubt, at one place of a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Finding {
    /// The code of the rule.
    pub rule: &'static str,
    /// How grave it is, after the configuration.
    pub severity: Severity,
    /// Bytes that the finding is about.
    pub span: Range<usize>,
    /// What is wrong, with the wrong and the right form.
    pub message: Message,
    /// Ways to mend it, the preferred one first.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// The fix that normalize may apply, if there is one.
    pub fn safe_fix(&self) -> Option<&Fix> {
        self.fixes.iter().find(|f| f.certainty == Certainty::Safe)
    }

    /// The same finding in a text in which this one's text begins at byte `offset`.
    pub fn shifted(&self, offset: usize) -> Self {
        self.clone().moved(offset)
    }

    /// [`Self::shifted`] of one that is not needed any more.
    pub fn moved(mut self, offset: usize) -> Self {
        self.span = self.span.start + offset..self.span.end + offset;
        for fix in &mut self.fixes {
            for edit in &mut fix.edits {
                edit.start += offset;
                edit.end += offset;
            }
        }
        self
    }
}
