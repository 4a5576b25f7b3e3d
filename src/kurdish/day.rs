//! One day in the calendars of Kurdish texts.

use std::ops::RangeInclusive;

use icu_calendar::cal::Hijri as HijriCalendar;
use icu_calendar::cal::hijri::{TabularAlgorithmEpoch, TabularAlgorithmLeapYears};
use icu_calendar::{AsCalendar, Date, Gregorian};

use super::calendar::{Calendar, KURDISH_ERA};

/// A year, a month (1 to 12) and a day (from 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct YearMonthDay {
    /// The year of the calendar.
    pub year: i32,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// How the Hijri date was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HijriRule {
    /// The official calendar of Saudi Arabia.
    UmmAlQura,
    /// The arithmetic calendar, where there is no official one. Where months begin by sight, the
    /// day may be another by one or two.
    Tabular,
}

/// One day in all calendars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Day {
    /// The Gregorian date.
    pub gregorian: YearMonthDay,
    /// The Persian solar date. The Kurdish one has the same month and day.
    pub solar: YearMonthDay,
    /// The Hijri lunar date.
    pub hijri: YearMonthDay,
    /// How the Hijri date was found.
    pub hijri_rule: HijriRule,
    /// The day of the week; 0 is Monday.
    pub weekday: usize,
}

/// The years of the Hijri era for which all tables of the Umm al-Qura calendar agree: since its
/// present rule holds, and as far as it is settled (17 April 1999 to 13 May 2029).
pub const UMM_AL_QURA: RangeInclusive<i32> = 1420..=1450;

impl Day {
    /// The day that is `day` of `month` of `year` in `calendar`; none if there is no such day.
    pub fn new(calendar: Calendar, year: i32, month: u8, day: u8) -> Option<Self> {
        let date = match calendar {
            Calendar::Gregorian => Date::try_new_gregorian(year, month, day).ok()?,
            Calendar::Solar => {
                let year = super::calendar::solar_year(year);
                let date = Date::try_new_persian(year, month, day).ok()?;
                date.to_calendar(Gregorian)
            }
            Calendar::Hijri => {
                let official = HijriCalendar::new_umm_al_qura();
                let official = Date::try_new_hijri_with_calendar(year, month, day, official).ok();
                let official = official.filter(|_| UMM_AL_QURA.contains(&year));
                match official {
                    Some(date) => date.to_calendar(Gregorian),
                    None => Date::try_new_hijri_with_calendar(year, month, day, tabular())
                        .ok()?
                        .to_calendar(Gregorian),
                }
            }
        };
        let official = parts(&date.to_calendar(HijriCalendar::new_umm_al_qura()));
        let (hijri, hijri_rule) = match UMM_AL_QURA.contains(&official.year) {
            true => (official, HijriRule::UmmAlQura),
            false => (parts(&date.to_calendar(tabular())), HijriRule::Tabular),
        };
        Some(Self {
            gregorian: parts(&date),
            solar: parts(&date.to_calendar(icu_calendar::cal::Persian)),
            hijri,
            hijri_rule,
            weekday: date.weekday() as usize - 1,
        })
    }

    /// The year of the Kurdish era.
    pub fn kurdish_year(&self) -> i32 {
        self.solar.year + KURDISH_ERA
    }

    /// The date by ISO 8601.
    pub fn iso(&self) -> String {
        let YearMonthDay { year, month, day } = self.gregorian;
        format!("{year:04}-{month:02}-{day:02}")
    }
}

fn tabular() -> HijriCalendar<icu_calendar::cal::hijri::TabularAlgorithm> {
    HijriCalendar::new_tabular(
        TabularAlgorithmLeapYears::TypeII,
        TabularAlgorithmEpoch::Friday,
    )
}

fn parts<A: AsCalendar>(date: &Date<A>) -> YearMonthDay {
    YearMonthDay {
        year: date.year().extended_year(),
        month: date.month().ordinal,
        day: date.day_of_month().0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_in_all_calendars() {
        let day = Day::new(Calendar::Gregorian, 2021, 10, 10).expect("a day");
        let parts = |d: YearMonthDay| (d.year, d.month, d.day);
        assert_eq!(parts(day.solar), (1400, 7, 18));
        assert_eq!(day.kurdish_year(), 2721);
        assert_eq!(parts(day.hijri), (1443, 3, 4));
        assert_eq!(day.hijri_rule, HijriRule::UmmAlQura);
        assert_eq!((day.weekday, day.iso().as_str()), (6, "2021-10-10"));
        for (calendar, date) in [(Calendar::Solar, day.solar), (Calendar::Hijri, day.hijri)] {
            assert_eq!(
                Day::new(calendar, date.year, date.month, date.day),
                Some(day)
            );
        }
        assert_eq!(Day::new(Calendar::Solar, 2721, 7, 18), Some(day));
        assert_eq!(Day::new(Calendar::Gregorian, 2021, 2, 29), None);
    }
}
