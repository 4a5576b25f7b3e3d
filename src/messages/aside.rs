//! What is said beside a text, in a word or two.

use super::{Locale, text};
use crate::analysis::Aside;
use crate::kurdish::calendar::Calendar;
use crate::kurdish::day::YearMonthDay;
use crate::rules::Message;

/// `aside` in the language `locale`.
pub fn aside(locale: Locale, aside: &Aside) -> String {
    let (day, calendar) = match aside {
        Aside::FullName(name) => return name.clone(),
        Aside::Day(day, calendar) => (day, calendar),
    };
    let (months, date) = match calendar {
        Calendar::Gregorian => ("month-gregorian", day.gregorian),
        Calendar::Hijri => ("month-hijri", day.hijri),
        Calendar::Solar => {
            let year = day.kurdish_year();
            ("month-kurdish", YearMonthDay { year, ..day.solar })
        }
    };
    let month = Message::new(months).with("month", format!("m{}", date.month));
    let message = Message::new("hint-date")
        .with("day", date.day.to_string())
        .with("month", text(locale, &month))
        .with("year", date.year.to_string());
    text(locale, &message)
}
