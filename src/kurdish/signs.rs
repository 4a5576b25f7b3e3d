//! One pass over the bytes of a paragraph that tells which faults it can have at all, before it is
//! cut into words.
//!
//! Every safe fix mends something that shows in the letters: two neighbours that do not belong
//! together, ه before its joiner or a space before a comma. Those are the [`Signs`]. A rule says
//! which of them its safe fixes always show, so what has no sign is clean, whatever the words mean and
//! whatever document they stand in. The opposite does not hold: in another language, or in a link,
//! the same neighbours are right.
//!
//! Each character falls into a class; a table tells for two classes side by side which questions
//! their neighbourhood raises ([`QUESTIONS`]). Most neighbours raise none, so a clean text costs two
//! look-ups a character.

use super::calendar::english_month;
use super::digits::{Digits, is_digit};
use super::letters::{ZWJ, ZWNJ, is_arabic, is_arabic_word, is_latin, is_mark, is_space, joins};

/// A set of signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Signs(u32);

impl Signs {
    /// None: a rule that never has a safe fix.
    pub const NONE: Self = Self(0);
    /// ه and a zero width non-joiner.
    pub const HEH_JOINER: Self = Self(1);
    /// ك ي ى
    pub const ARABIC_LETTER: Self = Self(1 << 1);
    /// A printed shape of a letter.
    pub const FORM: Self = Self(1 << 2);
    /// What may be written in one character less: marks on letters, of either script.
    pub const MARK: Self = Self(1 << 3);
    /// ـ behind a letter.
    pub const TATWEEL: Self = Self(1 << 4);
    /// A zero width non-joiner that does not stand between two letters that would join.
    pub const IDLE_JOINER: Self = Self(1 << 5);
    /// One of , ; ? beside a word in the Arabic script.
    pub const LATIN_MARK: Self = Self(1 << 6);
    /// ،، or ؛؛
    pub const DOUBLED_MARK: Self = Self(1 << 7);
    /// A space where marks want none, or none where they want one.
    pub const MARK_SPACE: Self = Self(1 << 8);
    /// Two spaces inside a line.
    pub const DOUBLED_SPACE: Self = Self(1 << 9);
    /// ، ؛ ؟ or a folded number behind a Latin word.
    pub const IN_LATIN: Self = Self(1 << 10);
    /// Digits of two systems side by side.
    pub const MIXED_NUMBER: Self = Self(1 << 11);
    /// Latin letters and digits of the Arabic script in one chunk.
    pub const FOLDED: Self = Self(1 << 12);
    /// What the normalizers pull apart: a mark of a link, a handle, a number with a space at it; a
    /// month beside folded digits.
    pub const APART: Self = Self(1 << 13);
    /// A number in prose, perhaps, in ASCII digits.
    pub const ASCII_NUMBER: Self = Self(1 << 14);
    /// The same in Arabic-Indic digits.
    pub const ARABIC_NUMBER: Self = Self(1 << 15);
    /// The same in extended ones.
    pub const EXTENDED_NUMBER: Self = Self(1 << 16);
    /// A number in other digits than the rest of the text, or than the house wants.
    pub const OTHER_NUMBER: Self = Self(1 << 17);

    /// These and `others`.
    pub const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether any of `wanted` is among them.
    pub const fn has(self, wanted: Self) -> bool {
        self.0 & wanted.0 != 0
    }

    /// Those of a paragraph.
    pub fn of(text: &str) -> Self {
        scan(text)
    }

    /// These with [`Signs::OTHER_NUMBER`] if there is any number.
    pub fn with_any_number(self) -> Self {
        let numbers = Digits::ALL.map(number_in).into_iter().any(|n| self.has(n));
        match numbers {
            true => self.and(Self::OTHER_NUMBER),
            false => self,
        }
    }

    /// Those of a document with [`Signs::OTHER_NUMBER`], if there may be such numbers: where a house
    /// wants one system any other is, else there are when more than one is in use.
    pub fn with_house(self, wanted: Option<Digits>) -> Self {
        let own = wanted.map_or(Self::NONE, number_in);
        let systems = Digits::ALL.map(number_in);
        let others = systems.iter().filter(|s| **s != own && self.has(**s));
        match others.count() {
            0 => self,
            1 if wanted.is_none() => self,
            _ => self.and(Self::OTHER_NUMBER),
        }
    }
}

/// The sign of a number in `system`.
const fn number_in(system: Digits) -> Signs {
    match system {
        Digits::Ascii => Signs::ASCII_NUMBER,
        Digits::Arabic => Signs::ARABIC_NUMBER,
        Digits::Extended => Signs::EXTENDED_NUMBER,
    }
}

/// What a character is to its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Class {
    /// Nothing.
    Plain,
    /// U+0020
    Space,
    /// Another space.
    WideSpace,
    /// A line end, and what is before and behind a paragraph.
    End,
    /// A letter of the Arabic script that joins the next one.
    Joining,
    /// One that does not.
    Breaking,
    /// ه
    Heh,
    /// ك ي ى
    Arabic,
    /// A letter outside the block Arabic.
    Form,
    /// A mark on a letter, of whatever script, or a letter that may be one with its mark.
    Mark,
    Tatweel,
    Zwnj,
    Zwj,
    Ascii,
    ArabicDigit,
    Extended,
    Latin,
    /// ،
    Comma,
    /// ؛
    Semicolon,
    /// ؟
    Question,
    /// , ; ?
    LatinMark,
    /// .
    Stop,
    /// :
    Colon,
    /// !
    Bang,
    /// ( [ « “
    Open,
    /// ) ] » ”
    Close,
    At,
    Hash,
    Percent,
    /// Another mark that may stand inside a chunk of Latin letters and digits.
    Connect,
}

/// How many classes the table has room for.
const CLASSES: usize = 32;

/// A set of classes.
const fn set(classes: &[Class]) -> u32 {
    let mut set = 0;
    let mut n = 0;
    while n < classes.len() {
        set |= 1 << classes[n] as u32;
        n += 1;
    }
    set
}

use Class::{
    Arabic, ArabicDigit, Ascii, At, Bang, Breaking, Close, Colon, Comma, Connect, End, Extended,
    Form, Hash, Heh, Joining, Latin, LatinMark, Mark, Open, Percent, Plain, Question, Semicolon,
    Space, Stop, Tatweel, WideSpace, Zwj, Zwnj,
};

const ALL: u32 = u32::MAX;
const LETTER: u32 = set(&[Joining, Breaking, Heh, Arabic, Form]);
const IN_WORD: u32 = LETTER | set(&[Mark, Tatweel, Zwnj, Zwj]);
const FOLDED_DIGIT: u32 = set(&[ArabicDigit, Extended]);
const DIGIT: u32 = FOLDED_DIGIT | set(&[Ascii]);
const IN_CHUNK: u32 = set(&[
    Comma, LatinMark, Stop, Colon, At, Hash, Percent, Connect, Mark, Ascii,
]);
const KURDISH_MARK: u32 = set(&[Comma, Semicolon, Question]);

/// What two neighbours raise.
struct Asked {
    /// The classes of the first.
    before: u32,
    /// The classes of the second.
    behind: u32,
    /// All that the answer may be.
    signs: Signs,
    /// The answer, by the text before the second and the text that begins with it.
    answer: fn(&str, &str) -> Signs,
}

/// The questions, at most 32.
const QUESTIONS: &[Asked] = &[
    Asked {
        before: set(&[Heh]),
        behind: set(&[Zwnj]),
        signs: Signs::HEH_JOINER,
        answer: |_, _| Signs::HEH_JOINER,
    },
    Asked {
        before: ALL,
        behind: set(&[Arabic]),
        signs: Signs::ARABIC_LETTER,
        answer: |_, _| Signs::ARABIC_LETTER,
    },
    Asked {
        before: ALL,
        behind: set(&[Form]),
        signs: Signs::FORM,
        answer: |_, _| Signs::FORM,
    },
    Asked {
        before: ALL,
        behind: set(&[Mark]),
        signs: Signs::MARK,
        answer: |_, _| Signs::MARK,
    },
    Asked {
        before: LETTER,
        behind: set(&[Tatweel]),
        signs: Signs::TATWEEL,
        answer: |_, _| Signs::TATWEEL,
    },
    Asked {
        before: !set(&[Joining, Heh, Arabic, Form]),
        behind: set(&[Zwnj]),
        signs: Signs::IDLE_JOINER,
        answer: |_, _| Signs::IDLE_JOINER,
    },
    Asked {
        before: set(&[Zwnj]),
        behind: !LETTER,
        signs: Signs::IDLE_JOINER,
        answer: |_, _| Signs::IDLE_JOINER,
    },
    Asked {
        before: IN_WORD | set(&[Space, WideSpace, Question, LatinMark, Bang]),
        behind: set(&[LatinMark]),
        signs: Signs::LATIN_MARK,
        answer: latin_mark,
    },
    Asked {
        before: set(&[Comma]),
        behind: set(&[Comma]),
        signs: Signs::DOUBLED_MARK,
        answer: |_, _| Signs::DOUBLED_MARK,
    },
    Asked {
        before: set(&[Semicolon]),
        behind: set(&[Semicolon]),
        signs: Signs::DOUBLED_MARK,
        answer: |_, _| Signs::DOUBLED_MARK,
    },
    Asked {
        before: set(&[Space]),
        behind: KURDISH_MARK | set(&[Stop, Colon, Bang]),
        signs: Signs::MARK_SPACE,
        answer: space_before_mark,
    },
    Asked {
        before: set(&[Open]),
        behind: set(&[Space]),
        signs: Signs::MARK_SPACE,
        answer: |_, behind| space_inside(behind.chars().nth(1)),
    },
    Asked {
        before: set(&[Space]),
        behind: set(&[Close]),
        signs: Signs::MARK_SPACE,
        answer: |before, _| space_inside(before.chars().nth_back(1)),
    },
    Asked {
        before: KURDISH_MARK | set(&[Bang]),
        behind: LETTER,
        signs: Signs::MARK_SPACE,
        answer: |before, _| {
            let word = before.chars().nth_back(1).is_some_and(is_arabic_word);
            if word { Signs::MARK_SPACE } else { Signs::NONE }
        },
    },
    Asked {
        before: set(&[Space]),
        behind: set(&[Space]),
        signs: Signs::DOUBLED_SPACE,
        answer: doubled_space,
    },
    Asked {
        before: set(&[Latin, Mark, Connect, Space, WideSpace]),
        behind: KURDISH_MARK,
        signs: Signs::IN_LATIN,
        answer: mark_in_latin,
    },
    Asked {
        before: DIGIT & !set(&[Ascii]),
        behind: DIGIT,
        signs: Signs::MIXED_NUMBER,
        answer: mixed_number,
    },
    Asked {
        before: set(&[Ascii]),
        behind: FOLDED_DIGIT,
        signs: Signs::MIXED_NUMBER,
        answer: mixed_number,
    },
    Asked {
        before: FOLDED_DIGIT | IN_CHUNK,
        behind: set(&[Latin]),
        signs: Signs::FOLDED,
        answer: |before, _| chunk_has(before, is_folded, is_latin),
    },
    Asked {
        before: set(&[Latin]) | IN_CHUNK,
        behind: FOLDED_DIGIT,
        signs: Signs::FOLDED,
        answer: |before, _| chunk_has(before, is_latin, is_folded),
    },
    Asked {
        before: set(&[Space]),
        behind: set(&[Latin]) | DIGIT,
        signs: Signs::APART,
        answer: apart,
    },
    Asked {
        before: set(&[LatinMark]),
        behind: FOLDED_DIGIT,
        signs: Signs::APART,
        answer: |before, _| match begins_with_month(before) {
            true => Signs::APART,
            false => Signs::NONE,
        },
    },
    Asked {
        before: set(&[At]),
        behind: ALL,
        signs: Signs::APART,
        answer: handle,
    },
    Asked {
        before: set(&[Hash]),
        behind: set(&[Space]),
        signs: Signs::APART,
        answer: |before, _| {
            let head = before.strip_suffix('#').unwrap_or_default();
            let first = head.is_empty() || head.ends_with(['\n', '\r']);
            if first { Signs::NONE } else { Signs::APART }
        },
    },
    Asked {
        before: !(DIGIT | set(&[Latin])),
        behind: DIGIT,
        signs: Signs::ASCII_NUMBER
            .and(Signs::ARABIC_NUMBER)
            .and(Signs::EXTENDED_NUMBER)
            .and(Signs::IN_LATIN),
        answer: number,
    },
];

/// For two classes, that of the first character first: a bit for each question.
static ASKED: [[u32; CLASSES]; CLASSES] = {
    let mut asked = [[0; CLASSES]; CLASSES];
    let mut n = 0;
    while n < QUESTIONS.len() {
        let mut pair = 0;
        while pair < CLASSES * CLASSES {
            let (before, behind) = (pair / CLASSES, pair % CLASSES);
            if (QUESTIONS[n].before >> before) & 1 == 1 && (QUESTIONS[n].behind >> behind) & 1 == 1
            {
                asked[before][behind] |= 1 << n;
            }
            pair += 1;
        }
        n += 1;
    }
    asked
};

/// The classes of the characters of one and of two bytes.
static CLASS: [Class; 0x800] = {
    let mut classes = [Plain; 0x800];
    let mut at = 0;
    while at < 0x800 {
        if let Some(c) = char::from_u32(at as u32) {
            classes[at] = class_of(c);
        }
        at += 1;
    }
    classes
};

/// The class of `c`.
const fn class_of(c: char) -> Class {
    match c {
        ' ' => Space,
        '\n' | '\r' => End,
        'ه' => Heh,
        'ك' | 'ي' | 'ى' => Arabic,
        '\u{640}' => Tatweel,
        ZWNJ => Zwnj,
        ZWJ => Zwj,
        '0'..='9' => Ascii,
        '\u{660}'..='\u{669}' => ArabicDigit,
        '\u{6f0}'..='\u{6f9}' => Extended,
        '،' => Comma,
        '؛' => Semicolon,
        '؟' => Question,
        ',' | ';' | '?' => LatinMark,
        '.' => Stop,
        ':' => Colon,
        '!' => Bang,
        '(' | '[' | '«' | '“' => Open,
        ')' | ']' | '»' | '”' => Close,
        '@' => At,
        '#' => Hash,
        '%' | '٪' => Percent,
        '_' | '-' | '+' | '/' | '\\' | '&' | '=' | '~' | '\'' | '’' | '`' | '٫' | '٬'
        | '\u{60d}' | '–' | '$' | '*' | '|' => Connect,
        // Letters with their signs in one character are normal up to here.
        'A'..='Z' | 'a'..='z' | '\u{aa}' | '\u{ba}' | '\u{c0}'..='\u{24f}' => Latin,
        '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}' => Mark,
        c if is_mark(c) => Mark,
        c if is_space(c) => WideSpace,
        '\u{600}'..='\u{6ff}' if is_arabic(c) && joins(c) => Joining,
        '\u{600}'..='\u{6ff}' if is_arabic(c) => Breaking,
        c if is_arabic(c) => Form,
        _ => Plain,
    }
}

fn scan(text: &str) -> Signs {
    let bytes = text.as_bytes();
    let mut found = Signs::NONE;
    // The questions whose answer is not known yet.
    let mut open = u32::MAX;
    let mut before = &ASKED[End as usize];
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let (class, len) = match byte {
            0..0x80 => (CLASS[usize::from(byte)], 1),
            0xc0..0xe0 => {
                let low = bytes.get(at + 1).copied().unwrap_or_default();
                let code = (usize::from(byte & 0x1f) << 6) | usize::from(low & 0x3f);
                (CLASS[code & 0x7ff], 2)
            }
            _ => match bytes[at..] {
                [0xe2, 0x80, 0x8c, ..] => (Zwnj, 3),
                _ => rare_class(&text[at..]),
            },
        };
        let class = class as usize % CLASSES;
        let asked = before[class] & open;
        if asked != 0 {
            ask(asked, text, at, &mut found, &mut open);
        }
        before = &ASKED[class];
        at += len;
    }
    ask(before[End as usize] & open, text, at, &mut found, &mut open);
    found
}

/// The class and the length of the character of three or four bytes at the start of `text`.
#[cold]
fn rare_class(text: &str) -> (Class, usize) {
    let c = text.chars().next();
    c.map_or((Plain, 1), |c| (class_of(c), c.len_utf8()))
}

/// Adds the answers to the questions `asked`, which byte `at` of `text` raises.
#[cold]
fn ask(asked: u32, text: &str, at: usize, found: &mut Signs, open: &mut u32) {
    let (before, behind) = text.split_at(at);
    let mut left = asked;
    while left != 0 {
        let n = left.trailing_zeros();
        left &= left - 1;
        let Some(question) = QUESTIONS.get(n as usize) else {
            continue;
        };
        *found = found.and((question.answer)(before, behind));
        if question.signs.0 & !found.0 == 0 {
            *open &= !(1 << n);
        }
    }
}

const fn is_folded(c: char) -> bool {
    matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// The last character before the spaces at the end of `text`.
fn before_spaces(text: &str) -> Option<char> {
    text.trim_end_matches(is_space).chars().next_back()
}

/// The first character behind the spaces at the start of `text`.
fn behind_spaces(text: &str) -> Option<char> {
    text.trim_start_matches(is_space).chars().next()
}

/// A comma and a semicolon with a word on either side, a question mark behind a word.
fn latin_mark(before: &str, behind: &str) -> Signs {
    let question = behind.starts_with('?');
    let head = match question {
        true => before.trim_end_matches(['?', '!', '؟']),
        false => before,
    };
    let words = before_spaces(head).is_some_and(is_arabic_word)
        && (question || behind_spaces(&behind[1..]).is_some_and(is_arabic_word));
    if words {
        Signs::LATIN_MARK
    } else {
        Signs::NONE
    }
}

/// `وشە ،` with nothing but a space or a quotation mark behind the mark.
fn space_before_mark(before: &str, behind: &str) -> Signs {
    let word = before.chars().nth_back(1).is_some_and(is_arabic_word);
    let ends = behind.chars().nth(1).is_none_or(|c| {
        is_space(c) || matches!(c, '\n' | '\r' | '"' | '«' | '»' | '“' | '”' | '„')
    });
    if word && ends {
        Signs::MARK_SPACE
    } else {
        Signs::NONE
    }
}

/// A space between a bracket or a quotation mark and `inner`.
fn space_inside(inner: Option<char>) -> Signs {
    match inner.is_some_and(|c| is_arabic_word(c) || is_digit(c)) {
        true => Signs::MARK_SPACE,
        false => Signs::NONE,
    }
}

/// Two spaces that neither begin nor end a line.
fn doubled_space(before: &str, behind: &str) -> Signs {
    let line = |c: char| matches!(c, '\n' | '\r');
    let head = before.trim_end_matches(' ');
    let tail = behind.trim_start_matches(' ');
    let edge = head.is_empty() || head.ends_with(line) || tail.is_empty() || tail.starts_with(line);
    if edge {
        Signs::NONE
    } else {
        Signs::DOUBLED_SPACE
    }
}

/// A mark of the Arabic script behind a Latin word, and no word of that script behind it.
fn mark_in_latin(before: &str, behind: &str) -> Signs {
    let latin = before_spaces(before).is_some_and(|c| !is_arabic_word(c) && !is_digit(c));
    let tail = behind.trim_start_matches(['،', '؛', '؟']);
    let goes_on = behind_spaces(tail).is_some_and(is_arabic_word);
    if latin && !goes_on {
        Signs::IN_LATIN
    } else {
        Signs::NONE
    }
}

fn mixed_number(before: &str, behind: &str) -> Signs {
    let system = |c: Option<char>| c.and_then(Digits::of).map(|(system, _)| system);
    let same = system(before.chars().next_back()) == system(behind.chars().next());
    if same {
        Signs::NONE
    } else {
        Signs::MIXED_NUMBER
    }
}

/// [`Signs::FOLDED`] if the chunk that `before` ends with has a `wanted` character; none beyond a
/// `known` one, of which the answer has been given.
fn chunk_has(before: &str, wanted: fn(char) -> bool, known: fn(char) -> bool) -> Signs {
    let inside = |c: char| (IN_CHUNK >> class_of(c) as u32) & 1 == 1;
    let first = before
        .chars()
        .rev()
        .find(|c| !inside(*c) || wanted(*c) || known(*c));
    match first.is_some_and(wanted) {
        true => Signs::FOLDED,
        false => Signs::NONE,
    }
}

/// What a normalizer may have pulled apart at the space before `behind`, which a Latin letter or a
/// digit begins. The chains put a space behind every full stop between letters, behind every colon
/// between digits and around every dash and slash, so each of their traces has one of these.
fn apart(before: &str, behind: &str) -> Signs {
    let head = before.strip_suffix(' ').unwrap_or(before);
    let number = behind.starts_with(is_digit);
    let mut back = head.chars().rev();
    let mark = back.next();
    let solid = back.find(|c| *c != ' ');
    let latin = |c: Option<char>| c.is_some_and(is_latin);
    let digit = |c: Option<char>| c.is_some_and(is_digit);
    let found = match mark {
        Some('.') => latin(solid) || (digit(solid) && !number),
        Some(':') => digit(solid) && number,
        Some('-' | '/') => digit(solid),
        Some('%' | '٪') => number,
        Some('v' | 'V') if number && matches!(last_word(head), "v" | "V") => true,
        Some(c) if is_folded(c) && !number => begins_date(behind),
        _ => behind.starts_with(is_folded) && begins_with_month(head),
    };
    if found { Signs::APART } else { Signs::NONE }
}

/// Whether an English month and perhaps a day, `July 26th,`, end `head`, before a folded number.
fn begins_with_month(head: &str) -> bool {
    let day = |c: char| is_digit(c) || matches!(c, ' ' | ',' | '.');
    let head = head.trim_end_matches(day);
    let ordinal = ["st", "nd", "rd", "th"]
        .into_iter()
        .find_map(|th| head.strip_suffix(th));
    let behind_day = ordinal.map(|head| head.trim_end_matches(day));
    let is_month = |head: &str| english_month(last_word(head)).is_some();
    is_month(head) || behind_day.is_some_and(is_month)
}

/// Whether `behind`, after a folded number, begins like the rest of a date.
fn begins_date(behind: &str) -> bool {
    let len = behind.find(|c| !is_latin(c)).unwrap_or(behind.len());
    let word = &behind[..len];
    matches!(word, "of" | "st" | "nd" | "rd" | "th") || english_month(word).is_some()
}

/// The Latin letters that end `text`.
fn last_word(text: &str) -> &str {
    &text[text.trim_end_matches(is_latin).len()..]
}

/// A handle whose name may go on behind a space, or has folded digits, behind the sign.
fn handle(before: &str, behind: &str) -> Signs {
    let len = behind
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.')))
        .unwrap_or(behind.len());
    let (name, rest) = behind.split_at(len);
    let mut rest = rest.chars();
    let goes_on = match rest.next() {
        Some(' ') => rest.next().is_some_and(|c| {
            let turn = name.ends_with(|c: char| c.is_ascii_digit()) && is_latin(c);
            let joint = name.ends_with('_') || (name.ends_with('.') && before.ends_with("(@"));
            joint || turn || is_digit(c) || matches!(c, '_' | '.' | ' ')
        }),
        Some(c) => is_folded(c) || is_arabic_word(c),
        None => false,
    };
    if name.is_empty() || goes_on {
        Signs::APART
    } else {
        Signs::NONE
    }
}

/// What the number at the start of `behind` may be.
fn number(before: &str, behind: &str) -> Signs {
    let Some((system, _)) = behind.chars().next().and_then(Digits::of) else {
        return Signs::NONE;
    };
    let len = behind.find(|c| !is_digit(c)).unwrap_or(behind.len());
    let tail = &behind[len..];
    let before_latin =
        || before_spaces(before).is_some_and(|c| is_latin(c) || !c.is_alphanumeric());
    let folded = system != Digits::Ascii;
    let between =
        folded && behind_spaces(tail).is_some_and(|c| !is_arabic_word(c)) && before_latin();
    let inside = if between {
        Signs::IN_LATIN
    } else {
        Signs::NONE
    };
    match is_no_prose(before, tail) {
        true => inside,
        false => inside.and(number_in(system)),
    }
}

/// Whether the number between `before` and `tail` is surely none of prose: part of a chunk of Latin
/// letters, behind a word of such letters, or in an English date.
fn is_no_prose(before: &str, tail: &str) -> bool {
    if tail.starts_with(is_latin) {
        return true;
    }
    if !before.ends_with(' ') {
        return goes_on_chunk(before);
    }
    let head = before.trim_end_matches(' ');
    // `July 26, 2021`: what is left of the day leads to the month.
    let month = head.strip_suffix(',').and_then(|day| {
        let month = day.trim_end_matches(is_digit);
        (month.len() < day.len())
            .then_some(month)?
            .strip_suffix(' ')
    });
    month.is_some_and(|month| english_month(plain_word(month)).is_some())
        || plain_word(head).contains(|c: char| c.is_ascii_alphabetic())
}

/// Whether what begins behind `before` surely belongs to a chunk of letters and digits that ends
/// there with a mark: `COVID-`, `3.`, `https://www.rudaw.net/sorani/`.
fn goes_on_chunk(before: &str) -> bool {
    let joint = |c: char| matches!(c, '-' | '_' | '.' | '/' | ':' | '=' | '&' | '?' | '%' | '~');
    let inside = |c: char| c.is_ascii_alphanumeric() || is_digit(c) || joint(c);
    let chunk = last_chunk(before, inside);
    let solid = |c: char| c.is_ascii_alphanumeric() || is_digit(c);
    // One mark, since `--` parts words.
    let mut back = chunk.chars().rev();
    if !back.next().is_some_and(joint) || !back.next().is_some_and(solid) {
        return false;
    }
    let only = |set: &[char]| chunk.chars().all(|c| solid(c) || set.contains(&c));
    // A longer one may be a phone number and more.
    let number = chunk.chars().count() < 8
        && chunk
            .chars()
            .all(|c| is_digit(c) || matches!(c, '.' | '-' | '/'));
    let begun = chunk.starts_with(solid);
    // A bare domain without a path may end before its mark.
    let last = chunk.rsplit_once('/').map(|(_, last)| last);
    let path = only(&['-', '_', '.', '/']) && last.is_some_and(|last| !last.contains('.'));
    let link = chunk.starts_with("http") && chunk.contains("://");
    begun && (number || path || link || only(&['-', '_']))
}

/// The word of ASCII letters, digits and hyphens that ends `text`; nothing of a longer chunk.
fn plain_word(text: &str) -> &str {
    last_chunk(text, |c| c.is_ascii_alphanumeric() || c == '-')
}

/// The `inside` characters that end `text`, if they begin behind a space, a line end or a bracket.
fn last_chunk(text: &str, inside: impl Fn(char) -> bool) -> &str {
    let head = text.trim_end_matches(inside);
    match head.is_empty() || head.ends_with([' ', '\n', '\r', '(']) {
        true => &text[head.len()..],
        false => "",
    }
}
