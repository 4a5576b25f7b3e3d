//! Formatting over the protocol: of a text, of a part of it, and while it is typed.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Client, editor_offering, offset, position, range};
use serde_json::{Value, json};

const URI: &str = "untitled:text";
/// Two sentences with one sure fault each.
const FAULTY: &str = "ئەمە ڕستەیەکی کوردییە،، بۆ تاقیکردنەوە.\nئەوەش ڕستەیەکی ترە،، هەر بۆ ئەوە.\n";

/// `text` after the edits `answer`, in which the edits refer to the text as it was.
fn after(text: &str, answer: &Value, encoding: &str) -> String {
    let mut edits: Vec<(usize, usize, String)> = Vec::new();
    for edit in answer.as_array().map(Vec::as_slice).unwrap_or_default() {
        let start = offset(text, &edit["range"]["start"], encoding);
        let end = offset(text, &edit["range"]["end"], encoding);
        edits.push((start, end, edit["newText"].as_str().unwrap().to_owned()));
    }
    edits.sort();
    let (mut out, mut at) = (String::new(), 0);
    for (start, end, new) in edits {
        assert!(at <= start && start <= end, "edits overlap: {answer}");
        out.push_str(&text[at..start]);
        out.push_str(&new);
        at = end;
    }
    out + &text[at..]
}

fn options() -> Value {
    json!({"tabSize": 4, "insertSpaces": true})
}

#[test]
fn a_text_or_a_part_of_it_is_made_normal() {
    for encoding in ["utf-8", "utf-16"] {
        let mut client = Client::start_with(json!({"capabilities": editor_offering(&[encoding])}));
        assert_eq!(client.capabilities["documentFormattingProvider"], true);
        assert_eq!(client.capabilities["documentRangeFormattingProvider"], true);
        client.open(URI, 1, FAULTY);
        let whole = json!({"textDocument": {"uri": URI}, "options": options()});
        let answer = client
            .call("textDocument/formatting", whole.clone())
            .unwrap();
        assert_eq!(answer.as_array().unwrap().len(), 2);
        assert_eq!(after(FAULTY, &answer, encoding), FAULTY.replace("،،", "،"));
        let second = FAULTY.find('\n').unwrap() + 1;
        let mut part = whole.clone();
        part["range"] = range(FAULTY, second..FAULTY.len(), encoding);
        let answer = client
            .call("textDocument/rangeFormatting", part.clone())
            .unwrap();
        let (head, tail) = FAULTY.split_at(second);
        let expected = format!("{head}{}", tail.replace("،،", "،"));
        assert_eq!(after(FAULTY, &answer, encoding), expected);
        // A part that cuts a fault in two.
        let mark = FAULTY.rfind("،،").unwrap();
        part["range"] = range(FAULTY, second..mark + 2, encoding);
        let answer = client.call("textDocument/rangeFormatting", part).unwrap();
        assert_eq!(answer, json!([]));
        client.change(
            URI,
            2,
            json!([{"text": "An English sentence,, without Kurdish."}]),
        );
        let answer = client
            .call("textDocument/formatting", whole.clone())
            .unwrap();
        assert_eq!(answer, json!([]));
        // What is asked of a text that is changed meanwhile is never answered for the old one.
        client.change(URI, 3, json!([{"text": FAULTY.repeat(2000)}]));
        let id = client.request("textDocument/formatting", whole.clone());
        client.change(URI, 4, json!([{"text": ""}]));
        assert_eq!(client.answer(id), Err(-32801));
        assert_eq!(client.call("textDocument/formatting", whole), Ok(json!([])));
        let nothing = json!({"textDocument": {"uri": "file:///no"}, "options": options()});
        assert_eq!(
            client.call("textDocument/formatting", nothing),
            Ok(Value::Null)
        );
    }
}

/// An editor that types into one document.
struct Typist {
    client: Client,
    uri: String,
    text: String,
    caret: usize,
    version: i32,
    keys: Vec<String>,
    count: usize,
}

impl Typist {
    fn new(encoding: &str) -> Self {
        let client = Client::start_with(json!({"capabilities": editor_offering(&[encoding])}));
        let provider = &client.capabilities["documentOnTypeFormattingProvider"];
        let mut keys = vec![
            provider["firstTriggerCharacter"]
                .as_str()
                .unwrap()
                .to_owned(),
        ];
        let more = provider["moreTriggerCharacter"].as_array().unwrap();
        keys.extend(more.iter().map(|k| k.as_str().unwrap().to_owned()));
        Self {
            client,
            uri: String::new(),
            text: String::new(),
            caret: 0,
            version: 1,
            keys,
            count: 0,
        }
    }

    /// Opens a new document; `|` is the caret.
    fn open(&mut self, language: &str, text: &str) {
        if self.count > 0 {
            let uri = self.uri.clone();
            self.client.close(&uri);
        }
        self.count += 1;
        self.uri = format!("untitled:{}", self.count);
        self.caret = text.find('|').unwrap();
        self.text = text.replacen('|', "", 1);
        self.version = 1;
        let (uri, text) = (self.uri.clone(), self.text.clone());
        self.client.open_as(&uri, language, 1, &text);
        self.client.diagnostics(&uri, 1);
    }

    fn send(&mut self, changes: Value) {
        self.version += 1;
        let uri = self.uri.clone();
        self.client.change(&uri, self.version, changes);
    }

    fn press(&mut self, key: char) {
        let encoding = self.client.encoding.clone();
        let at = range(&self.text, self.caret..self.caret, &encoding);
        self.send(json!([{"range": at, "text": key.to_string()}]));
        self.text.insert(self.caret, key);
        self.caret += key.len_utf8();
        if !self.keys.contains(&key.to_string()) {
            return;
        }
        let params = json!({
            "textDocument": {"uri": self.uri},
            "position": position(&self.text, self.caret, &encoding),
            "ch": key.to_string(),
            "options": options(),
        });
        let answer = self
            .client
            .call("textDocument/onTypeFormatting", params)
            .unwrap();
        let edits = answer.as_array().cloned().unwrap_or_default();
        if edits.is_empty() {
            return;
        }
        // The client applies them from the end, so that each refers to the text as it was.
        let mut changes = Vec::new();
        let before = self.text.clone();
        let mut caret = self.caret;
        for edit in edits.iter().rev() {
            let start = offset(&before, &edit["range"]["start"], &encoding);
            let end = offset(&before, &edit["range"]["end"], &encoding);
            let new = edit["newText"].as_str().unwrap();
            assert!(end <= self.caret, "behind the caret: {edit}");
            caret = caret + new.len() - (end - start);
            changes.push(json!({"range": edit["range"], "text": new}));
        }
        self.text = after(&before, &answer, &encoding);
        self.caret = caret;
        self.send(json!(changes));
    }

    fn typed(&mut self, keys: &str) -> &str {
        for key in keys.chars() {
            self.press(key);
        }
        &self.text
    }
}

/// A Sorani text in which the digits are Arabic.
const ARABIC: &str = "لە ساڵی ٢٠٢١ دا ١٢ کەس هاتن و ٣٠ کەس ڕۆیشتن، لەوانە ٤ کەس بۆ هەولێر.\n\n|";
/// One in which they are ASCII.
const ASCII: &str = "لە ساڵی 2021 دا 12 کەس هاتن و 30 کەس ڕۆیشتن، لەوانە 4 کەس بۆ هەولێر.\n\n|";
/// One without numbers.
const PLAIN: &str = "ئەمە دەقێکی کوردییە بۆ تاقیکردنەوە.\n\n|";

/// The document, what is typed into it, and what stands there in the end.
const CHANGED: &[(&str, &str, &str)] = &[
    (PLAIN, "ئەو هات, من چووم", "ئەو هات، من چووم"),
    (PLAIN, "ئەو هات,من", "ئەو هات،من"),
    (PLAIN, "ئایا هات? نا", "ئایا هات؟ نا"),
    (PLAIN, "ئایا هات??", "ئایا هات؟؟"),
    (PLAIN, "بەڕاستی!?", "بەڕاستی!؟"),
    (PLAIN, "ئەو هات; من چووم", "ئەو هات؛ من چووم"),
    (PLAIN, "لە «هەولێر», لە شار", "لە «هەولێر»، لە شار"),
    (
        PLAIN,
        "لە هەولێر (پایتەخت), شارێکە",
        "لە هەولێر (پایتەخت)، شارێکە",
    ),
    (PLAIN, "یەکەم, دووەم, سێیەم", "یەکەم، دووەم، سێیەم"),
    (
        PLAIN,
        "ئەو گوتی \"باشە\", و هات",
        "ئەو گوتی \"باشە\"، و هات",
    ),
    (
        PLAIN,
        "ئەو گوتی: \"باشە\", و هات",
        "ئەو گوتی: \"باشە\"، و هات",
    ),
    (PLAIN, "ئایا گوتی \"باشە\"? نا", "ئایا گوتی \"باشە\"؟ نا"),
    (
        PLAIN,
        "گوتی \"باشە\" و پاشان \"نا\", ئینجا",
        "گوتی \"باشە\" و پاشان \"نا\"، ئینجا",
    ),
    (PLAIN, "ئەو هات.  من چووم", "ئەو هات. من چووم"),
    (PLAIN, "ئەو  هات من", "ئەو هات من"),
    (PLAIN, "ئەو هات,  من  چووم ئێستا", "ئەو هات، من چووم ئێستا"),
    (
        PLAIN,
        "لە بەکارهێنانی Facebookەوە, هاتن",
        "لە بەکارهێنانی Facebookەوە، هاتن",
    ),
    (
        PLAIN,
        "لە Rudaw و Kurdistan24 و لە هەولێر و سلێمانی, هاتن",
        "لە Rudaw و Kurdistan24 و لە هەولێر و سلێمانی، هاتن",
    ),
    (ARABIC, "لە ساڵی 2021 دا ", "لە ساڵی ٢٠٢١ دا "),
    (ARABIC, "لەگەڵ 15 کەس هاتن", "لەگەڵ ١٥ کەس هاتن"),
    (ARABIC, "لە 10ی ئازار", "لە ١٠ی ئازار"),
    (ARABIC, "لە ساڵی 2021دا هات", "لە ساڵی ٢٠٢١دا هات"),
    (ARABIC, "تەمەنی 25. ئەو", "تەمەنی ٢٥. ئەو"),
    (ARABIC, "تەمەنی (25) ساڵە", "تەمەنی (٢٥) ساڵە"),
    (ARABIC, "ژمارەکە 25\nئەو", "ژمارەکە ٢٥\nئەو"),
    (ARABIC, "لە ساڵی 2021, لە هەولێر", "لە ساڵی ٢٠٢١، لە هەولێر"),
    (ARABIC, "ژمارە 5? نەخێر ئەوە", "ژمارە ٥؟ نەخێر ئەوە"),
    (ASCII, "لەگەڵ ١٥ کەس هاتن", "لەگەڵ 15 کەس هاتن"),
    (ASCII, "لەگەڵ ۱۵ کەس هاتن", "لەگەڵ 15 کەس هاتن"),
    (ASCII, "لە ساڵی 2021, لە هەولێر", "لە ساڵی 2021، لە هەولێر"),
    // In the middle of a line.
    (
        "ئەمە دەقێکی کوردییە| و دەقێکی درێژە.",
        ", باشە",
        "ئەمە دەقێکی کوردییە، باشە و دەقێکی درێژە.",
    ),
    (
        "ئەمە دەقێکی کوردییە. |و دەقێکی درێژە.",
        " ",
        "ئەمە دەقێکی کوردییە. و دەقێکی درێژە.",
    ),
    // Emoji before the place: columns in UTF-16.
    (
        "🏳️‍🌈 ئەمە دەقێکی کوردییە|",
        ", باشە",
        "🏳️‍🌈 ئەمە دەقێکی کوردییە، باشە",
    ),
];

/// What must arrive as it is typed.
const KEPT: &[(&str, &str)] = &[
    (PLAIN, "سەیری https://x.y/?a=1,2 بکە"),
    (
        ARABIC,
        "سەیری https://www.rudaw.net/story?id=12&x=3.5,7 بکە",
    ),
    (
        ARABIC,
        "سەیری https://ckb.wikipedia.org/wiki/کوردستان?a=1 بکە",
    ),
    (ARABIC, "سەیری rudaw.net/sorani/2021?p=1 بکە"),
    (ARABIC, "بنووسە بۆ info2021@rudaw.net, یان نا"),
    (ARABIC, "کاتژمێر 10:30 هات"),
    (ARABIC, "کاتژمێر 10:30, هات"),
    (ARABIC, "نزیکەی 3,500 کەس هاتن"),
    (ARABIC, "نزیکەی ٣,٥ کەس هاتن"),
    (ASCII, "نزیکەی 3.5 کەس هاتن"),
    (ARABIC, "نزیکەی 3.5 ملیۆن هاتن"),
    (ARABIC, "وەشانی v2.0, باشە"),
    (ARABIC, "فڕۆکەی F-16, باشە"),
    (ARABIC, "لەلایەن @rudaw24, نووسرا"),
    (ARABIC, "لە #kurdistan2021, نووسرا"),
    (ARABIC, "لە #نەورۆز_2021, نووسرا"),
    (ARABIC, "پەڕگەی /home/user/a,b;c?.txt و"),
    (ARABIC, "پەڕگەی C:\\کورد\\وشە,1 و"),
    (ARABIC, "پەڕگەی /نووسین/وشە,1.txt و"),
    (ARABIC, "فەرمانی `cut -d, -f2; echo وشە, 5 ?` و"),
    (ARABIC, "فەرمانی `وشە, وشە? وشە;` و"),
    (
        ARABIC,
        "گوتی We came, we saw; did we win? Yes, in 2021 and 2022. پاشان",
    ),
    (ARABIC, "گوتی \"Yes, 15 people came; why?\" پاشان"),
    (ARABIC, "گوتی \"yes\", پاشان"),
    (ARABIC, "\"باشە\", \"خراپە\", \"نازانم\""),
    (ARABIC, "\"شار\",\"هەولێر\",\"سلێمانی\""),
    (ARABIC, "[\"شار\", \"هەولێر\", \"سلێمانی\"]"),
    (ARABIC, "city = \"هەولێر\", name = \"ئازاد\","),
    (ARABIC, "درێژی 15\", پانی"),
    (ARABIC, "سەیرکە\"هەولێر\", \"سلێمانی\""),
    (ARABIC, "The word کوردستان, which means"),
    (ARABIC, "ڕۆژی 2021/7/26 هات"),
    (ARABIC, "ڕۆژی 26-7-2021 هات"),
    (ARABIC, "July 26, 2021 هات"),
    (ARABIC, "پەیوەندی 0750 123 4567 بکە"),
    (ARABIC, "پەیوەندی +964 750 123 4567 بکە"),
    (ARABIC, "باشە :) و"),
    (ARABIC, "باشە ;-) و"),
    (ARABIC, "باشە;) و"),
    (ARABIC, "باشە;-)"),
    (ARABIC, "یارییەکە 2-1 تەواو بوو"),
    (ARABIC, "نزیکەی 5 km دوور"),
    (ARABIC, "مۆبایلی iPhone 13 هات"),
    (ARABIC, "کوردستان24 گوتی"),
    (ARABIC, "تۆڕی 5G هات"),
    (ARABIC, "ناونیشانی 192.168.1.10:8080 و"),
    (ARABIC, "<a href=\"کورد, 5 ?\">وشە</a>"),
    (ARABIC, "<!-- وشە, وشە? -->"),
    (
        ARABIC,
        "{\"ناو\": \"کورد\", \"ساڵ\": 2021, \"شار\": \"هەولێر\"}",
    ),
    (ARABIC, "f(کورد, 5 کەس)"),
    (ARABIC, "وشە&nbsp;وشە &#1575; وشە"),
    (ARABIC, "بڕوانە [کورد](ناو,ناو)"),
    (ARABIC, "[[کوردستان, 5 ]]"),
    (ARABIC, "{{داڕێژە|کورد, کورد? کورد}}"),
    (ARABIC, "```\nوشە, وشە 5 کەس? وشە; وشە\n"),
    (ARABIC, "قال الله تعالى إن الله مع الصابرين, صدق"),
    (ARABIC, "1. یەکەم\n2. دووەم"),
    (ARABIC, "هێڵ\tخشتە  ئەوە"),
    (ARABIC, "    کۆد  لێرە"),
    (ARABIC, "| ناو  | شار  |"),
    (PLAIN, "He said:  yes.  And no."),
    (
        "|",
        "Ev hevok, bi kurmancî ye; rast e? Erê, 15 kes hatin.  Baş e.",
    ),
    (
        "Ev hevok bi kurmancî ye û dirêj e.\n|",
        "Ew hat, ez çûm; tu hatî? Na.",
    ),
    (
        "An English text, no Kurdish.\n|",
        "We came, we saw; why?  Because.",
    ),
    (
        "این یک متن فارسی است که برای آزمایش نوشته شده است.\n|",
        "او آمد, من رفتم? نه",
    ),
    // A space typed to make room for a word.
    ("ئەمە دەقێکی| کوردییە و درێژە.", " باشی"),
    // What is there in columns is laid out on purpose.
    ("ناوی یەکەم     شاری یەکەم\n|", "ناوی دووەم  شاری دووەم"),
    // A list of values.
    ("هەولێر,سلێمانی,دهۆک\n|", "کەرکوک,هەڵەبجە,"),
    ("---\nناونیشان: دەقێکی کوردی\n|", "وشەکان: کورد, شار\n"),
    (
        "<!-- rastnus-ignore-file -->\nئەمە دەقێکی کوردییە\n|",
        "ئەو هات, من چووم",
    ),
];

#[test]
fn what_is_typed_arrives_as_it_should() {
    assert!(CHANGED.len() + KEPT.len() >= 40);
    for encoding in ["utf-8", "utf-16"] {
        let mut typist = Typist::new(encoding);
        assert_eq!(typist.client.encoding, encoding);
        let mut wrong = Vec::new();
        for (text, keys, expected) in CHANGED {
            typist.open("plaintext", text);
            let got = typist.typed(keys).to_owned();
            let expected = match text.ends_with('|') && !text.starts_with('🏳') {
                true => text.replace('|', expected),
                false => (*expected).to_owned(),
            };
            if got != expected {
                wrong.push(format!("{keys}\n  gave {got}\n  not  {expected}"));
            }
        }
        for (text, keys) in KEPT {
            for language in ["plaintext", "markdown"] {
                typist.open(language, text);
                let got = typist.typed(keys).to_owned();
                let expected = text.replacen('|', keys, 1);
                if got != expected {
                    wrong.push(format!(
                        "{language}: {keys}\n  gave {got}\n  not  {expected}"
                    ));
                }
            }
        }
        assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong.join("\n"));
    }
}

#[test]
fn other_kinds_of_text_keep_their_markup() {
    let mut typist = Typist::new("utf-16");
    for (language, text, keys, expected) in [
        (
            "markdown",
            PLAIN,
            "ئەمە **وشە**, باشە",
            "ئەمە **وشە**، باشە",
        ),
        (
            "markdown",
            PLAIN,
            "دێڕی یەکەم  \nدێڕی دووەم",
            "دێڕی یەکەم  \nدێڕی دووەم",
        ),
        (
            "markdown",
            PLAIN,
            "```\nوشە, وشە\n```\nوشە, باشە",
            "```\nوشە, وشە\n```\nوشە، باشە",
        ),
        (
            "html",
            PLAIN,
            "<p title=\"کورد, \">وشە, باشە",
            "<p title=\"کورد, \">وشە، باشە",
        ),
        (
            "html",
            PLAIN,
            "<script>var a = \"کورد\", b = کورد, c;",
            "<script>var a = \"کورد\", b = کورد, c;",
        ),
        (
            "latex",
            PLAIN,
            "\\cite{کورد, شار} وشە, باشە",
            "\\cite{کورد, شار} وشە، باشە",
        ),
        ("latex", PLAIN, "% وشە, وشە? وشە", "% وشە, وشە? وشە"),
    ] {
        typist.open(language, text);
        let got = typist.typed(keys).to_owned();
        assert_eq!(got, text.replace('|', expected), "{language}: {keys}");
    }
}

#[test]
fn every_key_can_be_switched_off() {
    let keys = "ئەو هات, من; ئەو? من  هاتم لەگەڵ 15 کەس ";
    for (settings, expected) in [
        (json!({}), "ئەو هات، من؛ ئەو؟ من هاتم لەگەڵ ١٥ کەس "),
        (
            json!({"comma": false}),
            "ئەو هات, من؛ ئەو؟ من هاتم لەگەڵ ١٥ کەس ",
        ),
        (
            json!({"semicolon": false}),
            "ئەو هات، من; ئەو؟ من هاتم لەگەڵ ١٥ کەس ",
        ),
        (
            json!({"question-mark": false}),
            "ئەو هات، من؛ ئەو? من هاتم لەگەڵ ١٥ کەس ",
        ),
        (
            json!({"spaces": false}),
            "ئەو هات، من؛ ئەو؟ من  هاتم لەگەڵ ١٥ کەس ",
        ),
        (
            json!({"digits": false}),
            "ئەو هات، من؛ ئەو؟ من هاتم لەگەڵ 15 کەس ",
        ),
    ] {
        let mut typist = Typist::new("utf-16");
        typist
            .client
            .configure(json!({"rastnus": {"typing": settings}}));
        typist.open("plaintext", ARABIC);
        let got = typist.typed(keys).to_owned();
        assert_eq!(got, ARABIC.replace('|', expected), "{settings}");
    }
    // The digits of the house, and those of nobody.
    for (digits, expected) in [("extended", "۱۵"), ("keep", "15"), ("ascii", "15")] {
        let mut typist = Typist::new("utf-16");
        typist
            .client
            .configure(json!({"rastnus": {"style": {"digits": digits}}}));
        typist.open("plaintext", PLAIN);
        let got = typist.typed("لەگەڵ 15 کەس ").to_owned();
        assert_eq!(got, PLAIN.replace('|', &format!("لەگەڵ {expected} کەس ")));
    }
    // A rule that is off.
    let mut typist = Typist::new("utf-16");
    typist
        .client
        .configure(json!({"rastnus": {"rules": {"latin-punctuation": "off"}}}));
    typist.open("plaintext", PLAIN);
    assert!(typist.typed("ئەو هات, من").ends_with("ئەو هات, من"));
}

#[test]
fn misshapen_questions_do_no_harm() {
    let mut client = Client::start();
    client.open(URI, 1, "ئەمە دەقێکی کوردییە,");
    for (line, character, key) in [
        (0, 0, ","),
        (9, 9, ","),
        (0, 5, ","),
        (0, 20, ""),
        (0, 20, "x"),
    ] {
        let params = json!({"textDocument": {"uri": URI}, "options": options(), "ch": key,
            "position": {"line": line, "character": character}});
        let answer = client
            .call("textDocument/onTypeFormatting", params)
            .unwrap();
        // A position past the end is the end.
        let expected = usize::from((line, key) == (9, ","));
        assert_eq!(
            answer.as_array().unwrap().len(),
            expected,
            "{line}:{character} {key}"
        );
    }
    let params = json!({"textDocument": {"uri": "file:///no"}, "options": options(), "ch": ",",
        "position": {"line": 0, "character": 0}});
    assert_eq!(
        client.call("textDocument/onTypeFormatting", params),
        Ok(Value::Null)
    );
}
