//! The calendars against packages that compute them on their own.

#[path = "common/python.rs"]
mod python;

use rastnus::kurdish::calendar::Calendar;
use rastnus::kurdish::day::{Day, HijriRule, UMM_AL_QURA, YearMonthDay};

const PACKAGES: [&str; 3] = ["convertdate", "hijridate", "jdatetime"];

/// For each day from the first to the last year of the input: its ISO form, the day of the week, and
/// year, month and day of the solar, the Umm al-Qura (where it is known) and the tabular calendar.
const CALENDARS: &str = r#"
import datetime, json, sys
import hijridate, jdatetime
from convertdate import islamic
first, last = json.load(sys.stdin)
day, out = datetime.date(first, 1, 1), []
while day.year <= last:
    solar = jdatetime.date.fromgregorian(date=day)
    try:
        official = hijridate.Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    except OverflowError:
        official = None
    tabular = islamic.from_gregorian(day.year, day.month, day.day)
    out.append([day.isoformat(), day.weekday(), [solar.year, solar.month, solar.day], official, tabular])
    day += datetime.timedelta(1)
json.dump(out, sys.stdout)
"#;

type Parts = (i32, u8, u8);

#[test]
fn the_calendars_agree_with_the_packages_on_every_day_of_two_centuries() {
    let Some(python) = python::with("calendars", &PACKAGES, &PACKAGES.join(", ")) else {
        return;
    };
    let days: Vec<(String, usize, Parts, Option<Parts>, Parts)> =
        python::ask(&python, CALENDARS, &(1900, 2100));
    assert_eq!(days.len(), 73_414);
    let parts = |d: YearMonthDay| (d.year, d.month, d.day);
    for (iso, weekday, solar, official, tabular) in days {
        let number = |range: std::ops::Range<usize>| iso[range].parse::<u16>().expect("a number");
        let (month, day) = (number(5..7) as u8, number(8..10) as u8);
        let year = i32::from(number(0..4));
        let found = Day::new(Calendar::Gregorian, year, month, day).expect("a day");
        assert_eq!(found.iso(), iso);
        assert_eq!(
            (found.weekday, parts(found.solar)),
            (weekday, solar),
            "{iso}"
        );
        let official = official.filter(|(year, ..)| UMM_AL_QURA.contains(year));
        let rule = match official {
            Some(_) => HijriRule::UmmAlQura,
            None => HijriRule::Tabular,
        };
        let hijri = official.unwrap_or(tabular);
        assert_eq!(
            (found.hijri_rule, parts(found.hijri)),
            (rule, hijri),
            "{iso}"
        );
        // And back.
        let day = Some(found);
        assert_eq!(Day::new(Calendar::Solar, solar.0, solar.1, solar.2), day);
        assert_eq!(
            Day::new(Calendar::Solar, found.kurdish_year(), solar.1, solar.2),
            day
        );
        let again = Day::new(Calendar::Hijri, hijri.0, hijri.1, hijri.2);
        assert_eq!(again.map(|d| d.iso()), Some(iso), "{hijri:?}");
    }
}
