//! The configuration on the command line.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A sentence with one sure finding: the doubled comma.
const FAULTY: &str = "ئەمە ڕستەیەکی کوردییە،، بۆ تاقیکردنەوەی بەرنامەکە نووسراوە.\n";

struct Outcome {
    status: i32,
    out: String,
    err: String,
}

/// Runs the program in `folder`, giving it `input`.
fn run(folder: &Path, args: &[&str], input: &str) -> Outcome {
    let mut process = Command::new(env!("CARGO_BIN_EXE_rastnus"))
        .args(args)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .env_remove("LANGUAGE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // What fails early reads nothing.
    let _ = process.stdin.take().unwrap().write_all(input.as_bytes());
    let output = process.wait_with_output().unwrap();
    Outcome {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder with the files `files`.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

/// The files and rules of what `check` finds.
fn found(folder: &TempDir, args: &[&str]) -> Vec<(String, String)> {
    let args = [&["check", "--format", "json"], args].concat();
    let outcome = run(folder.path(), &args, "");
    let all: Vec<Value> = serde_json::from_str(&outcome.out).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    all.iter()
        .map(|f| (text(&f["path"]), text(&f["code"])))
        .collect()
}

#[test]
fn wrong_values_are_told_with_their_place_and_the_nearest_valid_one() {
    for (toml, expected) in [
        (
            "language = \"ckp\"",
            ":1: “ckp” is not a value of “language”. Did you mean “ckb”?",
        ),
        (
            "locale = \"eng\"",
            ":1: “eng” is not a value of “locale”. Did you mean “en”?",
        ),
        (
            "[style]\nprofile = \"rudav\"",
            ":2: “rudav” is not a value of “style.profile”. Did you mean “rudaw”?",
        ),
        (
            "[style]\n\ndigits = \"xyz\"",
            ":3: “xyz” is not a value of “style.digits”. Choose one of: keep, consistent, ascii, arabic, extended.",
        ),
        (
            "[rules]\nheh = \"of\"",
            ":2: “of” is not a value of “rules.heh”. Did you mean “off”?",
        ),
        (
            "[rules]\nhe = \"off\"",
            ":2: there is no rule “he”. Did you mean “heh”?",
        ),
        (
            "[file]\n",
            ":1: there is no setting “file”. Did you mean “files”?",
        ),
    ] {
        let folder = folder(&[("rastnus.toml", toml), ("a.txt", FAULTY)]);
        let outcome = run(folder.path(), &["check", "a.txt"], "");
        assert_eq!(outcome.status, 2);
        assert!(
            outcome.err.trim_end().ends_with(expected),
            "{}",
            outcome.err
        );
        assert!(outcome.err.contains("rastnus.toml:"), "{}", outcome.err);
        assert_eq!(outcome.out, "");
    }
    let folder = folder(&[]);
    let outcome = run(folder.path(), &["check", "--profile", "rudav"], "");
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.err.contains("“rudav”") && outcome.err.contains("“rudaw”"),
        "{}",
        outcome.err
    );
}

#[test]
fn the_schema_has_every_rule_and_accepts_the_documented_example() {
    let folder = folder(&[]);
    let outcome = run(folder.path(), &["config", "schema"], "");
    assert_eq!(outcome.status, 0);
    let schema: Value = serde_json::from_str(&outcome.out).unwrap();
    let rules = schema.pointer("/properties/rules/properties").unwrap();
    let codes = rastnus::rules::Rule::codes();
    assert_eq!(rules.as_object().unwrap().len(), codes.len());
    for code in codes {
        assert!(rules[code]["description"].is_string(), "{code}");
    }
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
}

#[test]
fn the_documented_examples_are_valid() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let codes = rastnus::rules::Rule::codes();
    let mut count = 0;
    for page in ["README.md", "docs/configuration.md"] {
        let text = fs::read_to_string(root.join(page)).unwrap();
        for block in text.split("```toml\n").skip(1) {
            let toml = block.split("```").next().unwrap();
            if toml.starts_with("[[entity]]") {
                let names = rastnus::config::parse_names(toml, Path::new(page));
                names.unwrap_or_else(|e| panic!("{page}: {e:?}"));
            } else {
                rastnus::config::parse(toml, &codes).unwrap_or_else(|e| panic!("{page}: {e:?}"));
            }
            count += 1;
        }
    }
    assert!(count >= 2);
    // The page names every key and every value.
    let page = fs::read_to_string(root.join("docs/configuration.md")).unwrap();
    let schema = rastnus::config::schema(&[]);
    let mut pending = vec![&schema["properties"]];
    while let Some(value) = pending.pop() {
        if let Some(word) = value.get("const").and_then(Value::as_str) {
            assert!(page.contains(&format!("`\"{word}\"`")), "{word}");
        }
        if let Some(properties) = value.get("properties").and_then(Value::as_object) {
            for key in properties.keys() {
                assert!(page.contains(&format!("`{key}`")), "{key}");
            }
        }
        pending.extend(value.as_object().into_iter().flat_map(|o| o.values()));
        pending.extend(value.as_array().into_iter().flatten());
    }
}

#[test]
fn show_prints_what_holds_and_where_it_comes_from() {
    let toml = "[style]\nprofile = \"rudaw\"\nquotes = \"curly\"\n[rules]\nheh = \"off\"\n";
    let folder = folder(&[
        ("rastnus.toml", toml),
        ("a/b.txt", FAULTY),
        (".rastnus-ignore", ""),
    ]);
    let outcome = run(folder.path(), &["config", "show", "a/b.txt"], "");
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    assert!(outcome.out.starts_with("# From "), "{}", outcome.out);
    let first = outcome.out.lines().next().unwrap();
    assert!(first.ends_with("rastnus.toml"), "{first}");
    assert!(outcome.out.contains(".rastnus-ignore"));
    let settings = rastnus::config::parse(&outcome.out, &["heh"]).unwrap();
    let style = toml::from_str::<toml::Table>(&outcome.out).unwrap()["style"].clone();
    assert_eq!(style["quotes"].as_str(), Some("curly"));
    assert_eq!(
        style["digits"].as_str(),
        Some("ascii"),
        "the profile is spelled out"
    );
    assert_eq!(style["initial-reh"].as_str(), Some("plain"));
    assert_eq!(settings.rules.len(), 1);
    let outcome = run(
        folder.path(),
        &["config", "show", "--profile", "academy"],
        "",
    );
    assert!(
        outcome.out.contains("initial-reh = \"rolled\""),
        "{}",
        outcome.out
    );
    assert!(
        outcome.out.contains("quotes = \"curly\""),
        "{}",
        outcome.out
    );
    let here = run(folder.path(), &["config", "show"], "").out;
    assert_eq!(run(folder.path(), &["config"], "").out, here);
    assert_eq!(
        run(folder.path(), &["config", "show", "none.txt"], "").status,
        2
    );
}

#[test]
fn fixes_of_style_are_those_of_the_house() {
    let text = "ڕۆژنامەنووسان گوتیان \"ئەمە ڕاستە\" و رۆیشتن بۆ هەولێر.\n";
    let fix = |args: &[&str], toml: &str| {
        let folder = folder(&[("rastnus.toml", toml)]);
        let args = [&["fix", "-"], args].concat();
        run(folder.path(), &args, text).out
    };
    let rudaw = text.replace('ڕ', "ر");
    let academy = text
        .replace("رۆیشتن", "ڕۆیشتن")
        .replace(" \"ئ", " «ئ")
        .replace("ە\" ", "ە» ");
    assert_eq!(fix(&["--style", "--profile", "rudaw"], ""), rudaw);
    assert_eq!(fix(&["--style", "--profile", "academy"], ""), academy);
    assert_eq!(
        fix(&["--style"], "[style]\nprofile = \"academy\"\n"),
        academy
    );
    let both = "[style]\nprofile = \"academy\"\nquotes = \"straight\"\n";
    assert_eq!(
        fix(&["--style", "--profile", "rudaw"], both),
        rudaw,
        "the option wins"
    );
    assert_eq!(
        fix(&["--profile", "rudaw"], ""),
        text,
        "not without --style"
    );
    assert_eq!(fix(&["--style"], ""), text, "not without a house");
    // Without a clear majority the digits are a question, whatever is asked for.
    let folder = folder(&[]);
    let mixed = "لە 20 کەس 15 کەس هاتن، ٣ کەس نەهاتن.\n";
    let outcome = run(folder.path(), &["fix", "--style", "-"], mixed);
    assert_eq!((outcome.out.as_str(), outcome.status), (mixed, 1));
}

#[test]
fn globs_count_from_the_folder_of_the_configuration() {
    let toml =
        "[files]\ninclude = [\"*.txt\", \"/نوێ/*.text\"]\nexclude = [\"/archive/\", \"old.txt\"]\n";
    let folder = folder(&[
        ("rastnus.toml", toml),
        ("a.txt", FAULTY),
        ("a.md", FAULTY),
        ("b/old.txt", FAULTY),
        ("archive/a.txt", FAULTY),
        ("b/archive/a.txt", FAULTY),
        ("نوێ/a.text", FAULTY),
    ]);
    let paths = |args: &[&str]| -> Vec<String> {
        found(&folder, args)
            .into_iter()
            .map(|(path, _)| path)
            .collect()
    };
    assert_eq!(paths(&[]), ["./a.txt", "./b/archive/a.txt", "./نوێ/a.text"]);
    assert_eq!(paths(&["b", "نوێ"]), ["b/archive/a.txt", "نوێ/a.text"]);
    assert_eq!(paths(&["archive"]), ["archive/a.txt"; 0]);
    assert_eq!(
        paths(&["archive/a.txt"]),
        ["archive/a.txt"],
        "what is named is read"
    );
}

#[test]
fn dismissed_findings_are_not_reported_nor_mended() {
    let list = "# ours\nrepeated-punctuation\t،،\tb/a.txt\nrepeated-punctuatoin\tx\nnonsense\n";
    let folder = folder(&[
        (".rastnus-ignore", list),
        ("a.txt", FAULTY),
        ("b/a.txt", FAULTY),
        ("c.md", &format!("<!-- rastnus-ignore-file -->\n\n{FAULTY}")),
        ("d.tex", &format!("% rastnus-ignore haeh\n{FAULTY}")),
    ]);
    let outcome = run(folder.path(), &["check", "--format", "github"], "");
    assert_eq!(outcome.status, 1);
    assert_eq!(
        outcome.err.matches(".rastnus-ignore:").count(),
        2,
        "{}",
        outcome.err
    );
    assert!(
        outcome.err.contains(".rastnus-ignore:3: there is no rule"),
        "{}",
        outcome.err
    );
    assert!(
        outcome.err.contains(".rastnus-ignore:4: “nonsense”"),
        "{}",
        outcome.err
    );
    let expected = [
        ("./a.txt", "repeated-punctuation"),
        ("./d.tex", "directive"),
        ("./d.tex", "repeated-punctuation"),
    ];
    let all = found(&folder, &[]);
    let all: Vec<_> = all.iter().map(|(p, c)| (p.as_str(), c.as_str())).collect();
    assert_eq!(all, expected);
    run(folder.path(), &["fix"], "");
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(read("a.txt"), FAULTY.replace("،،", "،"));
    assert_eq!(read("b/a.txt"), FAULTY);
    assert!(read("c.md").ends_with(FAULTY));
}

#[test]
fn names_of_the_house_are_read() {
    let names = "[[entity]]\nkind = \"person\"\nnames = [\"زاڵە دوورگە\"]\n\n\
                 [[entity]]\nkind = \"place\"\nnames = [\"هەولێر\"]\nenglish = [\"Our Erbil\"]\n";
    let text = "ئەمڕۆ زاڵە دوورگەش لە هەولێرەوە هات.\n";
    let toml = "[entities]\nfiles = [\"names.toml\"]\n";
    let folder = folder(&[
        ("rastnus.toml", toml),
        ("names.toml", names),
        ("a.txt", text),
    ]);
    let list = |folder: &TempDir| {
        run(
            folder.path(),
            &["entities", "--format", "json", "a.txt"],
            "",
        )
    };
    let outcome = list(&folder);
    let items: Vec<Value> = serde_json::from_str(&outcome.out).unwrap();
    let ids: Vec<&str> = items.iter().map(|i| i["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["person-زاڵە-دوورگە", "place-our-erbil"]);
    assert_eq!(items[0]["text"], "زاڵە دوورگە");
    // A clash is told once, and nobody is stopped by it.
    assert_eq!(outcome.status, 0);
    assert_eq!(
        outcome.err.matches("names.toml:5: “هەولێر”").count(),
        1,
        "{}",
        outcome.err
    );
    for (broken, line, told) in [
        (
            "[[entity]]\nkind = \"persn\"\nnames = [\"x\"]\n",
            2,
            "“person”",
        ),
        (
            "[[entity]]\nkind = \"person\"\nnames = [\"\"]\n",
            3,
            "empty",
        ),
        (
            "[[entity]]\nkind = \"person\"\nnames = [\"ئا بێ\",\n\"ئا بێ\"]\n",
            4,
            "twice",
        ),
    ] {
        fs::write(folder.path().join("names.toml"), broken).unwrap();
        let outcome = list(&folder);
        assert_eq!(outcome.status, 2);
        assert!(
            outcome.err.contains(&format!("names.toml:{line}: ")) && outcome.err.contains(told),
            "{}",
            outcome.err
        );
    }
    let schema = run(folder.path(), &["config", "names-schema"], "").out;
    let schema: Value = serde_json::from_str(&schema).unwrap();
    assert_eq!(
        schema.pointer("/properties/entity/items/additionalProperties"),
        Some(&Value::Bool(false))
    );
}
