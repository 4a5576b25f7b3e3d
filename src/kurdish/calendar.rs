//! Names of months and days, and what dates are possible.

use icu_calendar::Date;
use icu_calendar::types::Weekday;

/// English months, full names and usual abbreviations.
const ENGLISH_MONTHS: [(&str, &str); 12] = [
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May", "May"),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
];

/// The number (1 to 12) of the English month `word`, written with a capital or in capitals.
pub fn english_month(word: &str) -> Option<u8> {
    // The shortest has three letters, the longest nine; most Latin words are none.
    if !(3..=9).contains(&word.len()) || !word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let capitals = word.bytes().all(|b| b.is_ascii_uppercase());
    let is = |name: &str| word == name || (capitals && word.eq_ignore_ascii_case(name));
    let found = ENGLISH_MONTHS
        .iter()
        .position(|(full, short)| is(full) || is(short) || (*short == "Sep" && is("Sept")));
    found.map(|i| i as u8 + 1)
}

/// Whether `word` is the English name of a day of the week, or its abbreviation.
pub fn is_english_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    DAYS.iter().any(|day| word == *day || word == &day[..3])
}

/// Whether `word` (folded) announces a time of day: کاتژمێر، سەعات.
pub fn is_hour_word(word: &str) -> bool {
    const STEMS: [&str; 4] = ["کاتژمێر", "سەعات", "سعات", "کاتژمێری"];
    STEMS.iter().any(|stem| word.ends_with(stem))
}

/// Whether `word` (folded) names a part of the day, as it follows a time: `١٠:٣٠ی ئێوارە`.
pub fn is_day_part(word: &str) -> bool {
    const PARTS: [&str; 10] = [
        "بەیانی",
        "بەیانیی",
        "سەرلەبەیانی",
        "نیوەڕۆ",
        "پێشنیوەڕۆ",
        "پاشنیوەڕۆ",
        "دوانیوەڕۆ",
        "ئێوارە",
        "ئێوارەی",
        "شەو",
    ];
    PARTS.contains(&word)
}

/// A calendar of Kurdish texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// January to December.
    Gregorian,
    /// The solar year that begins at Newroz, with Kurdish or Persian names; Kurdish years are
    /// 1321 ahead of Persian ones.
    Solar,
    /// The lunar year of Islam. Where its months begin by sight, nobody can compute them.
    Hijri,
}

/// How many years the Kurdish count is ahead of the Persian one.
pub const KURDISH_ERA: i32 = 1321;

/// Names of months in Sorani: the Levantine, the European, the Kurdish, the Persian and the Hijri
/// set. Folded as [`plain`] does. Sources: CLDR `ckb`, and what news texts write behind a day.
const MONTHS: &[(Calendar, u8, &[&str])] = &[
    (
        Calendar::Gregorian,
        1,
        &["کانونی دوەم", "کانونی دووەم", "ژانویە", "یەنایر"],
    ),
    (
        Calendar::Gregorian,
        2,
        &["شوبات", "فێبریوەری", "فەبرایر", "فێڤرییە"],
    ),
    (Calendar::Gregorian, 3, &["ئازار", "ئادار", "مارس", "مارت"]),
    (Calendar::Gregorian, 4, &["نیسان", "ئەپریل"]),
    (Calendar::Gregorian, 5, &["ئایار", "مایس", "مایۆ"]),
    (Calendar::Gregorian, 6, &["حوزەیران", "یونیۆ", "ژوئەن"]),
    (
        Calendar::Gregorian,
        7,
        &["تەموز", "تەمموز", "یولیۆ", "جولای"],
    ),
    (Calendar::Gregorian, 8, &["ئاب", "ئۆگۆست", "ئۆغستەس"]),
    (Calendar::Gregorian, 9, &["ئەیلول", "سێپتەمبەر"]),
    (Calendar::Gregorian, 10, &["تشرینی یەکەم", "ئۆکتۆبەر"]),
    (Calendar::Gregorian, 11, &["تشرینی دوەم", "نۆڤەمبەر"]),
    (
        Calendar::Gregorian,
        12,
        &["کانونی یەکەم", "دیسەمبەر", "دێسێمبەر"],
    ),
    (Calendar::Solar, 1, &["خاکەلێوە", "فەرڤەردین"]),
    (Calendar::Solar, 2, &["گوڵان", "بانەمەڕ", "ئوردیبێهێشت"]),
    (Calendar::Solar, 3, &["جۆزەردان", "خورداد", "خۆرداد"]),
    (Calendar::Solar, 4, &["پوشپەڕ", "تیر"]),
    (Calendar::Solar, 5, &["گەلاوێژ", "مورداد"]),
    (Calendar::Solar, 6, &["خەرمانان", "شەهریوەر"]),
    (Calendar::Solar, 7, &["رەزبەر", "مێهر"]),
    (Calendar::Solar, 8, &["گەڵاڕێزان", "خەزەڵوەر", "ئابان"]),
    (Calendar::Solar, 9, &["سەرماوەز", "ئازەر"]),
    (Calendar::Solar, 10, &["بەفرانبار", "دەی"]),
    (Calendar::Solar, 11, &["رێبەندان", "بەهمەن"]),
    (Calendar::Solar, 12, &["رەشەمە", "ئێسفەند"]),
    (Calendar::Hijri, 1, &["موحەڕەم"]),
    (Calendar::Hijri, 2, &["سەفەر"]),
    (Calendar::Hijri, 3, &["رەبیعی یەکەم"]),
    (Calendar::Hijri, 4, &["رەبیعی دوەم"]),
    (Calendar::Hijri, 5, &["جومادی یەکەم"]),
    (Calendar::Hijri, 6, &["جومادی دوەم"]),
    (Calendar::Hijri, 7, &["رەجەب"]),
    (Calendar::Hijri, 8, &["شەعبان"]),
    (Calendar::Hijri, 9, &["رەمەزان"]),
    (Calendar::Hijri, 10, &["شەوال"]),
    (Calendar::Hijri, 11, &["زولقەعدە"]),
    (Calendar::Hijri, 12, &["زولحیججە", "زولحیجە"]),
];

/// Names of Gregorian months in Kurmanji, in small letters. Source: CLDR `ku`.
const KURMANJI_MONTHS: [&[&str]; 12] = [
    &["rêbendan", "çile"],
    &["sibat", "reşemî"],
    &["adar"],
    &["nîsan"],
    &["gulan"],
    &["hezîran"],
    &["tîrmeh"],
    &["tebax"],
    &["îlon"],
    &["cotmeh"],
    &["mijdar"],
    &["berfanbar"],
];

/// The number (1 to 12) of the Gregorian month that the Kurmanji word `name` names, perhaps with a
/// case ending: cotmehê, cotmeha.
pub fn kurmanji_month(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    let bare = name.strip_suffix(['ê', 'a']).unwrap_or(&name);
    let is = |names: &&[&str]| names.contains(&name.as_str()) || names.contains(&bare);
    let found = KURMANJI_MONTHS.iter().position(is);
    found.map(|i| i as u8 + 1)
}

/// Names of the days of the week, Monday first, folded as [`plain`] does.
const WEEKDAYS: [&[&str]; 7] = [
    &["دوشەممە", "دوشەمە"],
    &["سێشەممە", "سێشەمە"],
    &["چوارشەممە", "چوارشەمە"],
    &["پێنجشەممە", "پێنجشەمە", "پێنشەممە", "پێنجشەممەی"],
    &["هەینی", "جومعە"],
    &["شەممە", "شەمە"],
    &["یەکشەممە", "یەکشەمە"],
];

/// The main names of the days of the week, Monday first.
const WEEKDAY_NAMES: [&str; 7] = [
    "دووشەممە",
    "سێشەممە",
    "چوارشەممە",
    "پێنجشەممە",
    "هەینی",
    "شەممە",
    "یەکشەممە",
];

/// `word` as names of months and days are compared: folded, وو as و.
pub fn plain(word: &str) -> String {
    super::letters::fold(word).replace("وو", "و")
}

/// The month that `name` (folded by [`plain`]) names, perhaps with izafe.
pub fn month(name: &str) -> Option<(Calendar, u8)> {
    let bare = name.strip_suffix('ی').unwrap_or(name);
    let found = MONTHS
        .iter()
        .find(|(_, _, names)| names.contains(&name) || names.contains(&bare));
    found.map(|(calendar, number, _)| (*calendar, *number))
}

/// The names of the month `number` of `calendar` in Sorani and, for Gregorian ones, in Kurmanji.
pub fn month_names(calendar: Calendar, number: u8) -> Vec<&'static str> {
    let own = MONTHS
        .iter()
        .filter(|(c, n, _)| (*c, *n) == (calendar, number));
    let mut names: Vec<&str> = own
        .flat_map(|(_, _, names)| names.iter().copied())
        .collect();
    if calendar == Calendar::Gregorian {
        let kurmanji = usize::from(number)
            .checked_sub(1)
            .and_then(|i| KURMANJI_MONTHS.get(i));
        names.extend(kurmanji.into_iter().flat_map(|names| names.iter()));
    }
    names
}

/// The day of the week (0 is Monday) that `name` (folded by [`plain`]) names, perhaps with izafe.
pub fn weekday(name: &str) -> Option<usize> {
    let bare = name.strip_suffix('ی').unwrap_or(name);
    WEEKDAYS
        .iter()
        .position(|names| names.contains(&name) || names.contains(&bare))
}

/// The name of day `day` (0 is Monday) of the week.
pub fn weekday_name(day: usize) -> &'static str {
    WEEKDAY_NAMES[day % 7]
}

/// How many days a month has at most; without a year, in a leap year.
pub fn days_in_month(calendar: Calendar, year: Option<i32>, month: u8) -> u8 {
    let date_days = |year| match calendar {
        Calendar::Gregorian => Date::try_new_gregorian(year, month, 1).map(|d| d.days_in_month()),
        Calendar::Solar => {
            Date::try_new_persian(solar_year(year), month, 1).map(|d| d.days_in_month())
        }
        Calendar::Hijri => Ok(30),
    };
    let most = match (calendar, month) {
        (Calendar::Gregorian, 2) => 29,
        (Calendar::Gregorian, 4 | 6 | 9 | 11)
        | (Calendar::Solar, 7..=12)
        | (Calendar::Hijri, _) => 30,
        _ => 31,
    };
    year.map_or(Ok(most), date_days).unwrap_or(most)
}

/// The day of the week (0 is Monday) of a date that exists; none where it cannot be known.
pub fn weekday_of(calendar: Calendar, year: i32, month: u8, day: u8) -> Option<usize> {
    let number = |w: Weekday| w as usize - 1;
    match calendar {
        Calendar::Gregorian => Date::try_new_gregorian(year, month, day)
            .ok()
            .map(|d| number(d.weekday())),
        Calendar::Solar => Date::try_new_persian(solar_year(year), month, day)
            .ok()
            .map(|d| number(d.weekday())),
        Calendar::Hijri => None,
    }
}

/// A year of the solar calendar in Persian count; Kurdish counts are 1321 ahead.
pub(super) fn solar_year(year: i32) -> i32 {
    if year > 2000 {
        year - KURDISH_ERA
    } else {
        year
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_weekdays_are_found_in_their_forms() {
        assert_eq!(month(&plain("ئۆکتۆبەری")), Some((Calendar::Gregorian, 10)));
        assert_eq!(month(&plain("تەمووز")), Some((Calendar::Gregorian, 7)));
        assert_eq!(month(&plain("ڕەشەمە")), Some((Calendar::Solar, 12)));
        assert_eq!(weekday(&plain("دووشەممە")), Some(0));
        assert_eq!(weekday(&plain("هەینی")), Some(4));
    }

    #[test]
    fn dates_are_counted_right() {
        // 10 October 2021 was a Sunday, the election day of the article.
        assert_eq!(weekday_of(Calendar::Gregorian, 2021, 10, 10), Some(6));
        // 1 Farvardin 1401 was Monday, 21 March 2022.
        assert_eq!(weekday_of(Calendar::Solar, 1401, 1, 1), Some(0));
        assert_eq!(weekday_of(Calendar::Solar, 2722, 1, 1), Some(0));
        assert_eq!(days_in_month(Calendar::Gregorian, Some(2021), 2), 28);
        assert_eq!(days_in_month(Calendar::Gregorian, None, 2), 29);
    }
}
