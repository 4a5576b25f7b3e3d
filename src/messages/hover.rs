//! What stands under the cursor, in words.

use super::{Locale, text};
use crate::analysis::{Matter, NameCard, Subject, suspicious};
use crate::entities::{Gloss, Kind, Origin};
use crate::kurdish::calendar::{Calendar, days_in_month};
use crate::kurdish::day::{Day, HijriRule, YearMonthDay};
use crate::kurdish::numerals::{Dialect, Quantity, attributive, ordinal};
use crate::kurdish::suffixes::{Person, Suffix};
use crate::kurdish::suspicion::Suspicion;
use crate::kurdish::{Digits, calendar};
use crate::rules::{Finding, Message};

/// How a client shows text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Markup {
    /// As it is.
    #[default]
    Plain,
    /// CommonMark.
    Markdown,
}

/// How a client shows what is said to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Display {
    /// What it makes of the text.
    pub markup: Markup,
    /// Whether it orders text by the Unicode rules for both directions. If not, it may print the
    /// marks that these rules know.
    pub isolates: bool,
}

/// What the server adds to a subject.
#[derive(Debug, Clone, Copy, Default)]
pub struct Surroundings<'s> {
    /// The line, from 1, in which the thing is named first.
    pub first_line: u32,
    /// What is wrong here, and the text that it is wrong of.
    pub findings: &'s [(Finding, String)],
}

/// All that is known of `subject`, and what is wrong here, in the language `locale`. Empty if there
/// is nothing to say.
pub fn hover(
    locale: Locale,
    subject: Option<&Subject>,
    around: Surroundings,
    display: Display,
) -> String {
    let mut writer = Writer {
        locale,
        display,
        head: Vec::new(),
        items: Vec::new(),
    };
    match subject.map(|s| &s.matter) {
        Some(Matter::Name(named)) => writer.name(named, around.first_line),
        Some(Matter::Date(day, other)) => writer.date(day, other.as_ref()),
        Some(Matter::Month(calendar, month)) => writer.month(*calendar, *month),
        Some(Matter::Number(quantity)) => writer.number(quantity),
        Some(Matter::Link(target)) => {
            writer.item(Message::new("link-target").with("target", writer.foreign(target)))
        }
        Some(Matter::Handle(name, target)) => {
            writer.item(Message::new("handle-name").with("name", writer.foreign(name)));
            if let Some(target) = target {
                writer.item(Message::new("handle-target").with("target", writer.foreign(target)));
            }
        }
        Some(Matter::Letters(letters)) => writer.letters(letters),
        None => {}
    }
    let said = matches!(subject.map(|s| &s.matter), Some(Matter::Letters(_)));
    for (finding, wrong) in around.findings {
        let sentence = text(locale, &finding.message);
        let sentence = writer.escaped(&sentence);
        writer.items.push(sentence);
        if !said {
            writer.letters(&suspicious(wrong, |_| true));
        }
    }
    writer.done()
}

/// What an entity of this gloss is, in the language `locale`.
pub fn gloss(locale: Locale, gloss: &Gloss) -> &str {
    let (ckb, kmr, en): (&str, &str, &str) = (&gloss.ckb, &gloss.kmr, &gloss.en);
    match locale {
        Locale::En => en,
        Locale::Ckb => ckb,
        Locale::Kmr => kmr,
    }
}

/// The message that names a kind.
pub fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "kind-person",
        Kind::Place => "kind-place",
        Kind::Organization => "kind-organization",
        Kind::Event => "kind-event",
        Kind::Product => "kind-product",
        Kind::Language => "kind-language",
        Kind::Date => "kind-date",
    }
}

/// Puts a card together.
struct Writer {
    locale: Locale,
    display: Display,
    /// Lines on top.
    head: Vec<String>,
    /// Lines of a list.
    items: Vec<String>,
}

impl Writer {
    fn done(self) -> String {
        let lines = |lines: &[String]| lines.iter().map(|l| self.directed(l)).collect();
        let (head, items): (Vec<String>, Vec<String>) = (lines(&self.head), lines(&self.items));
        match self.display.markup {
            Markup::Plain => [head, items].concat().join("\n"),
            Markup::Markdown if head.is_empty() && items.len() == 1 => items.concat(),
            Markup::Markdown => {
                let list: Vec<String> = items.iter().map(|item| format!("- {item}")).collect();
                let mut blocks = head;
                if !list.is_empty() {
                    blocks.push(list.join("\n"));
                }
                blocks.join("\n\n")
            }
        }
    }

    /// `line` in the direction of its language: clients lay cards out from left to right.
    fn directed(&self, line: &str) -> String {
        match self.locale == Locale::Ckb && self.display.isolates {
            true => format!("\u{2067}{line}\u{2069}"),
            false => line.to_owned(),
        }
    }

    fn say(&self, message: &Message) -> String {
        text(self.locale, message)
    }

    fn key(&self, key: &'static str) -> String {
        self.say(&Message::new(key))
    }

    fn item(&mut self, message: Message) {
        let line = self.say(&message);
        self.items.push(line);
    }

    /// `text` so that Markdown shows it as it is.
    fn escaped(&self, text: &str) -> String {
        if self.display.markup == Markup::Plain {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len() + 8);
        for c in text.chars() {
            if matches!(
                c,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
            ) {
                out.push('\\');
            }
            out.push(c);
        }
        out
    }

    /// `text`, which may be of another direction than what is around it.
    fn foreign(&self, text: &str) -> String {
        let text = self.escaped(text);
        match self.display.isolates {
            true => format!("\u{2068}{text}\u{2069}"),
            false => text,
        }
    }

    fn strong(&self, text: &str) -> String {
        let text = self.foreign(text);
        match self.display.markup {
            Markup::Plain => text,
            Markup::Markdown => format!("**{text}**"),
        }
    }

    fn list<'t>(&self, texts: impl IntoIterator<Item = &'t str>, comma: &str) -> String {
        let texts: Vec<String> = texts.into_iter().map(|t| self.foreign(t)).collect();
        texts.join(comma)
    }

    fn name(&mut self, named: &NameCard, first_line: u32) {
        let entity = &named.mention.entity;
        let mut titles: Vec<&str> = Vec::new();
        // A house may give the Sorani name alone, and a person of the text has no other.
        for name in [entity.name(), entity.latin(), entity.english_name()] {
            if !name.is_empty() && !titles.contains(&name) {
                titles.push(name);
            }
        }
        let titles: Vec<String> = titles.iter().map(|t| self.strong(t)).collect();
        self.head.push(titles.join(" · "));
        let kind = self.key(kind_key(entity.kind));
        let gloss = gloss(self.locale, &entity.gloss);
        self.head.push(match gloss.is_empty() {
            true => kind,
            false => format!("{kind}: {}", self.foreign(gloss)),
        });
        if let Some(date) = &named.date
            && let Some(office) = office(gloss, date.gregorian.year)
        {
            let message = Message::new("card-office")
                .with("date", date.iso())
                .with("office", self.foreign(office));
            self.item(message);
        }
        if !named.said.is_empty() {
            let phrases = self.list(named.said.iter().map(String::as_str), "؛ ");
            self.item(Message::new("card-said").with("phrases", phrases));
        }
        if let Some(parts) = self.form(named) {
            self.item(Message::new("card-form").with("parts", parts));
        }
        let mut count =
            self.say(&Message::new("card-mentions").with("count", named.count.to_string()));
        if named.count > 1 {
            let first = Message::new("card-first").with("line", first_line.to_string());
            count = format!("{count} · {}", self.say(&first));
        }
        self.items.push(count);
        if !named.spellings.is_empty() {
            let spellings = self.list(named.spellings.iter().map(String::as_str), " · ");
            self.item(Message::new("card-spellings").with("spellings", spellings));
        }
        match &entity.origin {
            Origin::BuiltIn => {}
            Origin::House { file, line } => {
                let file = self.foreign(&file.display().to_string());
                let message = Message::new("card-defined").with("file", file);
                self.item(message.with("line", line.to_string()));
            }
            Origin::Text => self.item(Message::new("card-unlisted")),
        }
    }

    /// The parts of an inflected form, each with its meaning; none if it is the bare name.
    fn form(&self, named: &NameCard) -> Option<String> {
        if named.preposition.is_empty() && named.endings.is_empty() {
            return None;
        }
        let part = |form: &str, meaning: &'static str| {
            format!("{} ({})", self.foreign(form), self.key(meaning))
        };
        let mut parts = Vec::new();
        if !named.preposition.is_empty() {
            parts.push(part(&named.preposition, "card-preposition"));
        }
        parts.push(match named.mention.nisba {
            true => part(&named.stem, "card-nisba"),
            false => self.foreign(&named.stem),
        });
        let endings = named.endings.iter().filter(|(shape, _)| !shape.is_empty());
        parts.extend(endings.map(|(shape, suffix)| part(shape, meaning(*suffix))));
        Some(parts.join(" + "))
    }

    fn date(&mut self, day: &Day, other: Option<&Day>) {
        let title = self.title(day);
        self.head.push(self.strong(&title));
        self.calendars(day);
        if let Some(other) = other {
            let title = self.title(other);
            let line = format!(
                "{} {} · {}",
                self.key("date-or"),
                self.foreign(&title),
                other.iso()
            );
            self.items.push(line);
        }
    }

    /// The day of the week and the Gregorian date.
    fn title(&self, day: &Day) -> String {
        let weekday = Message::new("weekday").with("day", format!("d{}", day.weekday + 1));
        let message = self.dated("date-title", "month-gregorian", &day.gregorian);
        self.say(&message.with("weekday", self.say(&weekday)))
    }

    fn dated(&self, key: &'static str, months: &'static str, date: &YearMonthDay) -> Message {
        Message::new(key)
            .with("day", date.day.to_string())
            .with("month", self.month_name(months, date.month))
            .with("year", date.year.to_string())
    }

    fn month_name(&self, months: &'static str, month: u8) -> String {
        self.say(&Message::new(months).with("month", format!("m{month}")))
    }

    fn calendars(&mut self, day: &Day) {
        self.items.push(format!("ISO 8601: {}", day.iso()));
        let kurdish = YearMonthDay {
            year: day.kurdish_year(),
            ..day.solar
        };
        let hijri = match day.hijri_rule {
            HijriRule::UmmAlQura => "date-hijri",
            HijriRule::Tabular => "date-hijri-tabular",
        };
        for (key, months, date) in [
            ("date-kurdish", "month-kurdish", &kurdish),
            ("date-persian", "month-persian", &day.solar),
            (hijri, "month-hijri", &day.hijri),
        ] {
            let message = self.dated(key, months, date);
            self.item(message);
        }
    }

    fn month(&mut self, calendar: Calendar, month: u8) {
        let (title, months) = match calendar {
            Calendar::Gregorian => ("month-title-gregorian", "month-gregorian"),
            Calendar::Solar => ("month-title-kurdish", "month-kurdish"),
            Calendar::Hijri => ("month-title-hijri", "month-hijri"),
        };
        let name = self.month_name(months, month);
        let message = Message::new(title)
            .with("month", self.strong(&name))
            .with("number", month.to_string())
            .with("days", days_in_month(calendar, None, month).to_string());
        let line = self.say(&message);
        self.head.push(line);
        let names = self.list(calendar::month_names(calendar, month), " · ");
        self.item(Message::new("month-names").with("names", names));
        // The solar year begins with the spring: its months lie between two Gregorian ones.
        let around = match calendar {
            Calendar::Gregorian => Some(("month-around", "month-kurdish", (month + 8) % 12 + 1)),
            Calendar::Solar => Some((
                "month-around-gregorian",
                "month-gregorian",
                (month + 1) % 12 + 1,
            )),
            Calendar::Hijri => None,
        };
        if let Some((key, months, first)) = around {
            let message = Message::new(key)
                .with("first", self.month_name(months, first))
                .with("second", self.month_name(months, first % 12 + 1));
            self.item(message);
        }
    }

    fn number(&mut self, quantity: &Quantity) {
        let systems = Digits::ALL.map(|system| quantity.written(system));
        self.head
            .push(self.list(systems.iter().map(String::as_str), " · "));
        for (key, dialect) in [
            ("number-sorani", Dialect::Sorani),
            ("number-kurmanji", Dialect::Kurmanji),
        ] {
            if let Some(words) = quantity.spelled(dialect) {
                self.item(Message::new(key).with("words", self.foreign(&words)));
            }
        }
        // Nobody is the 2021st.
        let is_rank = (1..=1000).contains(&quantity.integer);
        if !quantity.fraction.is_empty() || quantity.percent || !is_rank {
            return;
        }
        let ordinals = [Dialect::Sorani, Dialect::Kurmanji]
            .into_iter()
            .flat_map(|dialect| {
                let n = quantity.integer;
                [ordinal(dialect, n), attributive(dialect, n)]
            });
        let ordinals: Vec<String> = ordinals.flatten().collect();
        if !ordinals.is_empty() {
            let words = self.list(ordinals.iter().map(String::as_str), " · ");
            self.item(Message::new("number-ordinal").with("words", words));
        }
    }

    fn letters(&mut self, letters: &[(char, Suspicion)]) {
        for (letter, suspicion) in letters {
            let reason = self.key(match suspicion {
                Suspicion::Foreign => "letter-foreign",
                Suspicion::Presentation => "letter-presentation",
                Suspicion::Invisible => "letter-invisible",
                Suspicion::PrivateUse => "letter-private",
                Suspicion::Tatweel => "letter-tatweel",
                Suspicion::Mark => "letter-mark",
            });
            let seen = match suspicion {
                Suspicion::Invisible | Suspicion::PrivateUse => String::new(),
                // A mark needs something to stand on.
                Suspicion::Mark => self.foreign(&format!("\u{25cc}{letter}")) + " ",
                _ => self.foreign(&letter.to_string()) + " ",
            };
            let name = unicode_names2::name(*letter).map_or(String::new(), |n| format!(" {n}"));
            let code = format!("U+{:04X}{name}", u32::from(*letter));
            self.items
                .push(format!("{seen}{}: {reason}", self.foreign(&code)));
        }
    }
}

/// What a person was in `year`: the phrases of `gloss` that name these years, `(2017–2021)` or
/// `(from 2019)`. A span of a whole life is no office.
fn office(gloss: &str, year: i32) -> Option<&str> {
    const LONGEST: i32 = 45;
    let mut from = 0;
    let mut depth = 0;
    let mut phrases = Vec::new();
    for (at, c) in gloss.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' | '،' | ';' | '؛' if depth == 0 => {
                phrases.push(&gloss[from..at]);
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    phrases.push(&gloss[from..]);
    phrases.into_iter().map(str::trim).find(|phrase| {
        let Some(inside) = phrase
            .split_once('(')
            .and_then(|(_, rest)| rest.split_once(')'))
        else {
            return false;
        };
        let years = inside.0.split(|c: char| !c.is_ascii_digit());
        let years: Vec<i32> = years
            .filter(|y| y.len() == 4)
            .filter_map(|y| y.parse().ok())
            .collect();
        let open = ["from", "لە", "ji "]
            .iter()
            .any(|word| inside.0.starts_with(word));
        match years[..] {
            [first, last] => (first..=last).contains(&year) && last - first <= LONGEST,
            [first] => open && first <= year,
            _ => false,
        }
    })
}

/// The message that says what an ending means.
fn meaning(suffix: Suffix) -> &'static str {
    match suffix {
        Suffix::Nisba => "suffix-nisba",
        Suffix::Definite => "suffix-definite",
        Suffix::DefinitePlural => "suffix-definite-plural",
        Suffix::Plural => "suffix-plural",
        Suffix::Indefinite => "suffix-indefinite",
        Suffix::Demonstrative => "suffix-demonstrative",
        Suffix::Also => "suffix-also",
        Suffix::In => "suffix-in",
        Suffix::From => "suffix-from",
        Suffix::Izafe => "suffix-izafe",
        Suffix::Pronoun(Person::First) => "suffix-pronoun-1",
        Suffix::Pronoun(Person::Second) => "suffix-pronoun-2",
        Suffix::Pronoun(Person::Third) => "suffix-pronoun-3",
        Suffix::Pronoun(Person::FirstPlural) => "suffix-pronoun-4",
        Suffix::Pronoun(Person::SecondPlural) => "suffix-pronoun-5",
        Suffix::Pronoun(Person::ThirdPlural) => "suffix-pronoun-6",
        Suffix::Copula(Person::First) => "suffix-copula-1",
        Suffix::Copula(Person::Second) => "suffix-copula-2",
        Suffix::Copula(Person::Third) => "suffix-copula-3",
        Suffix::Copula(Person::FirstPlural) => "suffix-copula-4",
        Suffix::Copula(Person::SecondPlural) => "suffix-copula-5",
        Suffix::Copula(Person::ThirdPlural) => "suffix-copula-6",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::config::Settings;

    /// The card at the first letter of `place` in `content`.
    fn card(content: &str, place: &str, display: Display) -> String {
        let analysis = Analysis::of(content, &Settings::default());
        let at = content.find(place).expect("the place");
        let subject = analysis.subject_at(content, at);
        let around = Surroundings {
            first_line: 1,
            findings: &[],
        };
        hover(Locale::En, subject.as_ref(), around, display)
    }

    #[test]
    fn cards_tell_what_is_there() {
        let plain = Display::default();
        let text =
            "سەرۆکی وڵات ١٠ی ئۆکتۆبەری ٢٠٢١ لە عێراقییەکان و لە عیراقەوە گوێی گرت، 1,250 کەس.";
        let date = card(text, "١٠ی", plain);
        for line in [
            "Sunday, 10 October 2021",
            "ISO 8601: 2021-10-10",
            "Kurdish calendar: 18 Rezber 2721",
            "Persian solar calendar: 18 Mehr 1400",
            "Hijri calendar (Umm al-Qura): 4 Rabiʿ I 1443",
        ] {
            assert!(date.lines().any(|l| l == line), "{date}");
        }
        let name = card(text, "عێراقییەکان", plain);
        assert!(
            name.contains("Iraq") && name.contains("ەکان (the (many))"),
            "{name}"
        );
        assert!(name.contains("Also written here: عیراق"), "{name}");
        let number = card(text, "1,250", plain);
        assert!(number.contains("هەزار و دووسەد و پەنجا"), "{number}");
        let month = card(text, "ئۆکتۆبەری", plain);
        assert!(month.starts_with("Sunday"), "{month}");
        let month = card("لە مانگی ئۆکتۆبەر هات و ڕۆیشت.", "ئۆکتۆبەر", plain);
        assert!(month.starts_with("October: month 10"), "{month}");
        assert!(month.contains("Rezber and Gelarêzan"), "{month}");
    }

    #[test]
    fn markdown_is_escaped_and_directions_are_isolated() {
        let display = Display {
            markup: Markup::Markdown,
            isolates: true,
        };
        let text = "ئەم ماڵپەڕە example.com/a_b_c بەناوبانگە لە کوردستان.";
        let link = card(text, "example", display);
        assert_eq!(
            link,
            "Leads to: \u{2068}https://example.com/a\\_b\\_c\u{2069}"
        );
        let name = card(text, "کوردستان", display);
        assert!(
            name.starts_with("**\u{2068}کوردستان\u{2069}** · "),
            "{name}"
        );
        let text = "ئەمە لە تویتەردا بڵاو کرایەوە: Rudaw (@ Rudawkurdish) July ٢٦,٢٠٢١ لە کوردستان.";
        let handle = card(text, "@", Display::default());
        assert!(handle.contains("The account: @Rudawkurdish\n"), "{handle}");
        assert!(handle.contains("https://x.com/Rudawkurdish"), "{handle}");
    }

    #[test]
    fn offices_are_found_by_their_years() {
        let gloss = "leader of the party, president (2005–2017), minister (from 2019)";
        assert_eq!(office(gloss, 2010), Some("president (2005–2017)"));
        assert_eq!(office(gloss, 2021), Some("minister (from 2019)"));
        assert_eq!(office(gloss, 2018), None);
        assert_eq!(office("leader of the movement (1903–1979)", 1970), None);
        let gloss = "سەرۆکی پارتی، سەرۆکی هەرێم (لە 2019ەوە)";
        assert_eq!(office(gloss, 2021), Some("سەرۆکی هەرێم (لە 2019ەوە)"));
    }
}
