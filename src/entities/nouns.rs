//! Nouns that begin or announce the name of something, and words that stand inside such names. They are
//! compared loosely, so that کۆنسوڵخانەی and کونسوڵخانەی are one, and without the izafe.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::BitOr;
use std::sync::LazyLock;

use super::hash::Hash;
use super::loose;
use crate::kurdish::letters::fold_each;

/// What a word does in names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Noun(u32);

impl Noun {
    /// Makes an institution with the place right behind it: حکومەتی عێراق.
    pub(super) const OF_PLACE: Self = Self(1);
    /// Makes one with a place behind what it is for: دەستەی ئەرکانی ئۆکراینا.
    pub(super) const FOR: Self = Self(1 << 1);
    /// Makes one with what it is for and a scope: ڕێکخراوی تەندروستیی جیهانی.
    pub(super) const WITH_SCOPE: Self = Self(1 << 2);
    /// What it is for may be any noun.
    pub(super) const OPEN: Self = Self(1 << 3);
    /// Announces a name that no list has: کۆمپانیای زیمۆکس.
    pub(super) const ANNOUNCES: Self = Self(1 << 4);
    /// Makes an institution with the person after whom it is called.
    pub(super) const AFTER_PERSON: Self = Self(1 << 5);
    /// Announces what stands in quotation marks or brackets as the name of an institution.
    pub(super) const QUOTED: Self = Self(1 << 6);
    /// The same for something that is made: a film, a song, an application.
    pub(super) const PRODUCT: Self = Self(1 << 7);
    /// The same for something that happens: a festival, a campaign.
    pub(super) const EVENT: Self = Self(1 << 8);
    /// Announces the name of a brand, in quotation marks or not.
    pub(super) const BRAND: Self = Self(1 << 9);
    /// Announces the name of a place.
    pub(super) const PLACE: Self = Self(1 << 10);
    /// What an institution is for, or which of several it is.
    pub(super) const TOPIC: Self = Self(1 << 11);
    /// What a ministry is for, which is named so without its country.
    pub(super) const MINISTRY: Self = Self(1 << 12);
    /// How far an institution reaches.
    pub(super) const SCOPE: Self = Self(1 << 13);
    /// A part of a country: پارێزگا.
    pub(super) const AREA: Self = Self(1 << 14);
    /// No part of a name, whatever its form.
    pub(super) const OTHER: Self = Self(1 << 15);
    /// Is a place itself, with the place where it stands: فڕۆکەخانەی هەولێر.
    pub(super) const SITE: Self = Self(1 << 16);
    /// Is the noun of ministries.
    pub(super) const OF_MINISTRY: Self = Self(1 << 17);
    /// Is tied to وەزیر without an izafe: سەرۆک وەزیران.
    pub(super) const CHIEF: Self = Self(1 << 18);
    /// Without ی it is a person: فەرماندەیی and فەرماندە.
    pub(super) const ABSTRACT: Self = Self(1 << 19);
    /// Makes something that happens with the place where it does: فیستیڤاڵی فیلمی دهۆک.
    pub(super) const HAPPENS: Self = Self(1 << 20);
    /// Is a party.
    pub(super) const PARTY: Self = Self(1 << 21);
    /// Makes a name with a number: کەناڵی 12.
    pub(super) const NUMBERED: Self = Self(1 << 22);
    /// Makes an institution with two words for what it is for.
    pub(super) const OFFICE: Self = Self(1 << 23);

    /// Whether the word does all of `other`, or, of several, some of it.
    pub(super) fn does(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Noun {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What `word` does, as it stands, with its izafe or without.
pub(super) fn noun(word: &str) -> Noun {
    NOUNS.get(&key(word)).copied().unwrap_or_default()
}

/// A hash of `word` without what newsrooms write at will, and without ی at its end.
fn key(word: &str) -> u64 {
    let (mut key, mut before, mut last) = (Hash::default(), Hash::default(), None);
    fold_each(word, |c, _| {
        let c = loose::letter(c);
        if last.replace(c) != Some(c) {
            before = key;
            key = key.with(c);
        }
    });
    match last {
        Some('ی') => before.value(),
        _ => key.value(),
    }
}

/// What is found by a hash, which needs no other one.
pub(super) type Hashed<V> = HashMap<u64, V, BuildHasherDefault<AsIs>>;

/// Takes a hash as it is.
#[derive(Debug, Default)]
pub(super) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

static NOUNS: LazyLock<Hashed<Noun>> = LazyLock::new(|| {
    let mut all: Hashed<Noun> = HashMap::default();
    for (does, words) in LISTS {
        for word in words.split_whitespace() {
            let noun = all.entry(key(word)).or_default();
            *noun = *noun | *does;
        }
    }
    all
});

const STATE: Noun = Noun(Noun::OF_PLACE.0 | Noun::FOR.0);
const BODY: Noun = Noun(Noun::FOR.0 | Noun::WITH_SCOPE.0 | Noun::QUOTED.0);
const NAMED: Noun = Noun(Noun::ANNOUNCES.0 | Noun::QUOTED.0);

/// The words by what they do.
const LISTS: &[(Noun, &str)] = &[
    // There is one in each country, or one of each kind in a city.
    (
        STATE,
        "حکومەت سوپا ئەرتەش پەرلەمان پارلەمان باڵیۆزخانە کونسوڵخانە کونسوڵگەری کونسوڵییەت
        سینات کۆنگرێس شارەوانی قایمقامیەت قائیمقامیەت پۆلیس",
    ),
    (Noun(STATE.0 | Noun::WITH_SCOPE.0), "دادگا"),
    (Noun::OF_PLACE, "ڕادیۆ تەلەڤزیۆن تەلەفزیۆن"),
    (
        Noun(STATE.0 | Noun::WITH_SCOPE.0 | Noun::OPEN.0),
        "وەزارەت فەرماندەیی سەرکردایەتی کۆمسیۆن کۆمیسیۆن فیدراسیۆن بانک ئەکادیمیا پەیمانگا پەیمانگە
        زانکۆ کۆلێژ نەخۆشخانە یانە ئەنجومەن",
    ),
    (
        Noun(BODY.0 | Noun::OPEN.0),
        "دەستە دەستگە لیژنە لێژنە کۆمیتە کۆمەڵە یەکێتی یەکیەتی ڕێکخراو ڕێخراو ڕێکخراوە نووسینگە نوسینگە
        سەندیکا بەڕێوەبەرایەتی بەڕێوبەرایەتی بەڕێوەبەرێتی ژوور ئاژانس",
    ),
    (
        BODY,
        "دەزگا دامەزراوە پارت حزب حیزب بزووتنەوە فراکسیۆن کۆنگرە سندووق بنکە ناوەند سەنتەر مەکتەب یەکە تیپ
        لیوا فیرقە فەیلەق کۆڕ دیوان سەرۆکایەتی",
    ),
    (
        Noun(Noun::FOR.0 | Noun::QUOTED.0),
        "گرووپ گروپ تیم کۆمپانیا شەریکە هێز",
    ),
    (
        Noun(Noun::AFTER_PERSON.0 | Noun::QUOTED.0),
        "زانکۆ نەخۆشخانە پەیمانگا پەیمانگە کۆلێژ قوتابخانە خوێندنگە خوێندنگا کتێبخانە مۆزەخانە",
    ),
    (
        NAMED,
        "یانە زانکۆ کۆمپانیا شەریکە ئاژانس کەناڵ ڕۆژنامە گۆڤار ڕادیۆ تەلەڤزیۆن تەلەفزیۆن بانک بزووتنەوە
        ڕێکخراو ماڵپەڕ هەواڵدەری ڕێکخراوە لیست ڕەوت فراکسیۆن گرووپ گروپ تیم تاقم میلیشیا سەنتەر
        نەخۆشخانە قوتابخانە دامەزراوە وێبسایت سایت حزب حیزب هۆتێل",
    ),
    (
        Noun::QUOTED,
        "حزب حیزب پارت پارتی لیست هاوپەیمانی بەرە سایت وێبسایت پێگە هەفتەنامە پەخشگا فراکسیۆن
        سەندیکا سوپا کەتیبە تاقم",
    ),
    (
        Noun::PRODUCT,
        "فیلم کورتەفیلم کتێب ڕۆمان گۆرانی ئەلبووم شانۆگەری زنجیرە دراما کلیپ ڤیدیۆکلیپ پەرتووک دیوانەشیعر
        ئەپ ئەپڵیکەیشن ئەپلیکەیشن پلاتفۆرم تۆڕ مارکە براند سیستەم بەرنامە یاری ڤاکسین مووشەک دۆکیۆمێنتاری",
    ),
    (Noun::BRAND, "مارکە براند ئەپ ئەپڵیکەیشن ئەپلیکەیشن پلاتفۆرم"),
    (
        Noun::EVENT,
        "فیستیڤاڵ فێستیڤاڵ فیستیڤال پێشانگە پێشانگا کۆنسێرت کۆنفرانس هەڵمەت ئۆپەراسیۆن کۆڕبەند کارنەڤاڵ
        کەمپین پاڵەوانێتی پاڵەوانیەتی کۆنگرە فۆڕم مانۆڕ",
    ),
    (
        Noun::PLACE,
        "شار شارۆچکە گوند ناحیە قەزا گەڕەک چیا ڕووبار دەریاچە دوورگە شارەدێ ناوچە کەمپ ئۆردوگا دۆڵ شەقام
        تاڵاو بازگە",
    ),
    (
        Noun(Noun::HAPPENS.0 | Noun::OPEN.0),
        "خول جام پاڵەوانێتی پاڵەوانیەتی فیستیڤاڵ فێستیڤاڵ فیستیڤال پێشانگە پێشانگا کۆنفرانس کۆڕبەند لووتکە مۆندیال",
    ),
    (Noun::PARTY, "پارت حزب حیزب بزووتنەوە"),
    (Noun::NUMBERED, "کەناڵ"),
    (
        Noun::OFFICE,
        "بەڕێوەبەرایەتی بەڕێوبەرایەتی بەڕێوەبەرێتی فەرماندەیی",
    ),
    (Noun::OF_MINISTRY, "وەزارەت"),
    (Noun::CHIEF, "سەرۆک"),
    (Noun::ABSTRACT, "فەرماندەیی"),
    (Noun::SITE, "فڕۆکەخانە بەندیخانە گرتووخانە شەقام گۆڕەپان"),
    (
        Noun(Noun::TOPIC.0 | Noun::MINISTRY.0),
        "دەرەوە ناوخۆ بەرگری جەنگ دارایی نەوت تەندروستی پەروەردە داد دادپەروەری پێشمەرگە کشتوکاڵ بازرگانی
        گواستنەوە کارەبا پلاندانان ڕۆشنبیری شارەوانی ئەوقاف وزە خەزێنە ئاوەدانکردنەوە خوێندن ژینگە پیشەسازی
        ئیتلاعات گەشتیاری",
    ),
    (
        Noun::TOPIC,
        "ئابووری گاز سامانە سروشتی باڵا ئاودێری ئاو سەرچاوە پۆست گەیاندن لاوان وەرزش وەرزشی هونەر
        کەلتوور گەشتوگوزار ئایینی کاروبار شەهیدان ئەنفالکراوان کۆمەڵایەتی کار نیشتەجێکردن هەواڵگری هەواڵ
        ئاسایش تیرۆر پۆلیس سنوور پاسەوان هاتوچۆ شارستانی فریاکەوتن فریاگوزاری ئاگرکوژێنەوە ئەرکان
        گشتی ستراتیژی سیاسەت توێژینەوە لێکۆڵینەوە زانست زانستی تەکنۆلۆژیا تەکنەلۆژیا تەکنیکی زانیاری ئامار
        سەرژمێری دەستپاکی چاودێری ماف مرۆڤ مرۆڤایەتی ژنان منداڵان ئافرەتان خوێندکاران قوتابیان مامۆستایان
        نووسەران ڕۆژنامەنووسان میدیا میدیایی ڕاگەیاندن وەبەرهێنان هەڵبژاردن هەڵبژاردنەکان سەربەخۆ
        یاسا یاسایی دەستوور دەستووری فیدراڵ فیدراڵی ناوەندی نێوەندی نیشتمانی نیشتیمانی نەتەوەیی هەرێم
        وەزیران نوێنەران پیران پارێزگاران کۆمار سەرۆکوەزیران سەرۆک ئۆپەراسیۆن ئۆپەراسیۆنەکان هاوبەش
        چەکدار زەمینی ئاسمانی دەریایی سەربازی هەوایی تۆپ پێ باسکە باڵە ئۆڵۆمپی پارالیمپی فەرهەنگی
        هونەری شانۆ سینەما مۆسیقا میوزیک مووزیک مۆسیقی سەما هەڵپەڕکێ شێوەکاری ئەدەبی چاپ پەخش خانووبەرە
        دراو باج گومرگ پزیشکی پزیشکان دەرمانسازی دەرمان منداڵبوون خوێن ئاشتی دیموکراسی دیموکراتی دیموکرات
        سۆسیالیست کۆمۆنیست شیوعی ئیسلامی عەرەبی کرێکاران جووتیاران زەحمەتکێشان گەل گەلان یەکسانی ئازادی
        چاکسازی گەشەپێدان خۆراک کۆچ کۆچبەران پەنابەران ئاوارە ئەتۆمی پاراستن نەخۆشی شوێنەوار کەلەپوور ئەرشیف
        پترۆڵ ددان زانایان پارێزەران ئەندازیاران هونەرمەندان کەمئەندامان جینۆساید زمان هەواڵنێری
        تەکنەلۆجیا تەکنۆلۆجیا دارستان فڕۆکەوانی مافەکان فەرمی ڕەسمی ئێسک جومگە
        هاوکاری پەیوەندی یەکگرتوو یەکگرتن دادگەریی تۆمارکردن جیۆلۆجی فیزیا بیرکاری کاتی پیشەیی ئەهلی
        کتێب",
    ),
    (
        Noun::SCOPE,
        "جیهان جیهانی نێودەوڵەتی نێودەولەتی نێونەتەوەیی نیشتمانی نیشتیمانی ئەوروپی ئیقلیمی",
    ),
    (Noun::AREA, "پارێزگا شار شارۆچکە قەزا ناحیە ناوچە ئیدارە هەرێم وڵات کۆمار"),
    (
        Noun::OTHER,
        "نوێ گەورە کۆن پێشوو ئێستا داهاتوو تازە خەڵک هەموو زۆر تەواو ئەم ئەو خۆ ئێمە ئێوە ئەوان دیکە تر هەردوو
        سەرەکی بەناوبانگ تایبەت ناسراو ناوبراو بیانی ناحکومی سیاسی تیرۆریستی مرۆیی خێرخوازی
        مەدەنی جیاواز هاوشێوە هەرە سەر بەش نێوان لای ژێر ناو نێو پاش دوای پێش لەگەڵ بۆ شێوەی وەک
        ڕاستەقینە کوردی گشت چەند یەک دوو سێ چوار سەرکردە بڕیار پێنج شەش حەوت هەشت نۆ دە سەردان داوا باس پێشوازی ڕێگری چاوەڕوان دیدار هێرش
        خۆپیشاندان هەڵوێست خزمەت ناوخۆیی ئۆپۆزسیۆن دەسەڵاتدار گەل کوردنشین عەرەبنشین",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_and_izafe_make_no_difference() {
        for word in ["ڕێکخراوی", "رێکخراوی", "ڕێكخراوي", "رێخراوی"] {
            assert!(noun(word).does(Noun::WITH_SCOPE), "{word}");
        }
        for word in ["بەڕێوەبەرایەتی", "بەڕێوەبەرایەتیی", "بەرێوبەرایەتی"]
        {
            assert!(noun(word).does(Noun::FOR), "{word}");
        }
        assert!(noun("فەرماندەیی").does(Noun::OF_PLACE));
        assert_eq!(noun("دانیشتن"), Noun::default());
    }
}
