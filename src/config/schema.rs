//! The JSON Schema of the configuration, made from the types, and what it says of a value.

use std::sync::OnceLock;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::Settings;

/// The table whose keys are the names of rules.
const RULES: &str = "rules";

/// The JSON Schema of `rastnus.toml`. `rules` are the names of the rules that exist, and what
/// each is about.
pub fn schema(rules: &[(&str, &str)]) -> Value {
    let mut schema = base().clone();
    schema["title"] = json!("rastnus.toml");
    if let Some(table) = schema.pointer_mut("/properties/rules") {
        let level = table["additionalProperties"].take();
        let rule = |(name, about): &(&str, &str)| {
            let mut level = level.clone();
            level["description"] = json!(about);
            ((*name).to_owned(), level)
        };
        table["properties"] = rules.iter().map(rule).collect();
        table["additionalProperties"] = json!(false);
    }
    schema
}

/// The schema that knows no rules.
pub(super) fn base() -> &'static Value {
    static BASE: OnceLock<Value> = OnceLock::new();
    BASE.get_or_init(schema_of::<Settings>)
}

/// The JSON Schema of a type.
pub(super) fn schema_of<T: JsonSchema>() -> Value {
    // Draft 7 without references is what the editors' TOML tools understand best.
    let settings = SchemaSettings::draft07().with(|s| s.inline_subschemas = true);
    let generator = settings.into_generator();
    generator.into_root_schema_for::<T>().to_value()
}

/// What is wrong with a value, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// The keys and, in lists, the numbers that lead to the place.
    pub(super) path: Vec<String>,
    pub(super) kind: FaultKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// The last key does not exist; those that do.
    Key(Vec<String>),
    /// The last key is no rule.
    Rule,
    /// The value is none of those that may stand there.
    Value(String, Vec<String>),
    /// The value is of another type than what must stand there.
    Type(String, Expected),
}

/// What must stand at a place of a configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// `true` or `false`.
    Switch,
    /// A whole number from the first to the second.
    Number(u64, u64),
    /// A text.
    Text,
    /// A list.
    List,
    /// A table of settings.
    Table,
}

/// The first thing in `value` that the schema forbids. Where it allows several types, a value of
/// another one is left to the reader.
pub(super) fn fault(value: &Value, schema: &Value, rules: &[&str]) -> Option<Fault> {
    let mut path = Vec::new();
    let kind = look(value, schema, rules, &mut path)?;
    Some(Fault { path, kind })
}

fn look(
    value: &Value,
    schema: &Value,
    rules: &[&str],
    path: &mut Vec<String>,
) -> Option<FaultKind> {
    let allowed = choices(schema);
    if !allowed.is_empty() {
        let valid = match value {
            Value::Null => true,
            Value::String(text) => allowed.contains(text),
            _ => false,
        };
        let shown = value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned);
        return (!valid).then_some(FaultKind::Value(shown, allowed));
    }
    if let Some(expected) = misfit(value, schema) {
        return Some(FaultKind::Type(shown(value), expected));
    }
    if let (Some(items), Some(schema)) = (value.as_array(), schema.get("items")) {
        return items.iter().enumerate().find_map(|(n, item)| {
            path.push(n.to_string());
            let found = look(item, schema, rules, path);
            if found.is_none() {
                path.pop();
            }
            found
        });
    }
    let is_rules = path.len() == 1 && path[0] == RULES;
    for (key, inner) in value.as_object()? {
        path.push(key.clone());
        let known = schema.get("properties").and_then(|p| p.get(key));
        let other = schema.get("additionalProperties").filter(|s| s.is_object());
        if is_rules && !rules.contains(&key.as_str()) {
            return Some(FaultKind::Rule);
        }
        let Some(inner_schema) = known.or(other) else {
            let properties = schema.get("properties").and_then(Value::as_object);
            return properties.map(|p| FaultKind::Key(p.keys().cloned().collect()));
        };
        if let Some(kind) = look(inner, inner_schema, rules, path) {
            return Some(kind);
        }
        path.pop();
    }
    None
}

/// What `schema` asks for, if it asks for one type and `value` is of another.
fn misfit(value: &Value, schema: &Value) -> Option<Expected> {
    let (fits, expected) = match schema.get("type")?.as_str()? {
        "boolean" => (value.is_boolean(), Expected::Switch),
        "string" => (value.is_string(), Expected::Text),
        "array" => (value.is_array(), Expected::List),
        "object" => (value.is_object(), Expected::Table),
        "integer" => {
            let least = schema.get("minimum").and_then(Value::as_u64).unwrap_or(0);
            let most = match schema.get("format").and_then(Value::as_str) {
                Some("uint8") => u8::MAX.into(),
                Some("uint32") => u32::MAX.into(),
                _ => u64::MAX,
            };
            let fits = value.as_u64().is_some_and(|n| (least..=most).contains(&n));
            (fits, Expected::Number(least, most))
        }
        _ => return None,
    };
    (!fits).then_some(expected)
}

/// `value` as it may be written in a sentence.
fn shown(value: &Value) -> String {
    const LONGEST: usize = 40;
    let text = value.to_string();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// The words that `schema` allows, if it allows only words.
fn choices(schema: &Value) -> Vec<String> {
    let mut out = Vec::new();
    let words = schema.get("enum").and_then(Value::as_array);
    let one = schema.get("const");
    for word in words.into_iter().flatten().chain(one) {
        out.extend(word.as_str().map(str::to_owned));
    }
    for key in ["oneOf", "anyOf"] {
        let all = schema.get(key).and_then(Value::as_array);
        out.extend(all.into_iter().flatten().flat_map(choices));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_names_every_key_rule_and_choice() {
        let schema = schema(&[("heh", "ه and ە")]);
        let at = |pointer: &str| {
            let found = schema.pointer(pointer);
            found.unwrap_or_else(|| panic!("{pointer} in {schema:#}"))
        };
        assert_eq!(at("/additionalProperties"), false);
        assert_eq!(at("/properties/style/additionalProperties"), false);
        assert_eq!(at("/properties/files/additionalProperties"), false);
        assert_eq!(at("/properties/rules/additionalProperties"), false);
        assert_eq!(
            choices(at("/properties/rules/properties/heh")),
            ["off", "hint", "info", "warning", "error"]
        );
        assert_eq!(
            choices(at("/properties/style/properties/initial-reh")),
            ["keep", "consistent", "plain", "rolled"]
        );
        assert_eq!(choices(at("/properties/locale")), ["en", "ckb", "kmr"]);
        assert!(schema.pointer("/properties/ignores").is_none());
        assert!(schema.pointer("/properties/names").is_none());
        let keys = serde_json::to_value(Settings::default()).unwrap();
        for key in keys.as_object().unwrap().keys() {
            at(&format!("/properties/{key}"));
        }
    }

    #[test]
    fn faults_are_found_where_they_are() {
        let found =
            |value: Value| fault(&value, base(), &["heh"]).map(|f| (f.path.join("."), f.kind));
        assert_eq!(
            found(json!({"style": {"digits": null}, "rules": {"heh": "off"}})),
            None
        );
        let (path, kind) = found(json!({"rules": {"heh": "of"}})).unwrap();
        assert_eq!(path, "rules.heh");
        assert!(matches!(kind, FaultKind::Value(value, _) if value == "of"));
        let (path, kind) = found(json!({"rules": {"he": "off"}})).unwrap();
        assert_eq!((path.as_str(), kind), ("rules.he", FaultKind::Rule));
        let (path, kind) = found(json!({"files": {"excludes": []}})).unwrap();
        assert_eq!(path, "files.excludes");
        assert!(matches!(kind, FaultKind::Key(keys) if keys.contains(&"exclude".to_owned())));
        let number = Expected::Number(1, u32::MAX.into());
        for (value, path, shown, expected) in [
            (
                json!({"typing": {"comma": 5}}),
                "typing.comma",
                "5",
                Expected::Switch,
            ),
            (json!({"rules": "off"}), "rules", "\"off\"", Expected::Table),
            (
                json!({"diagnostics": {"limit": -1}}),
                "diagnostics.limit",
                "-1",
                number,
            ),
            (
                json!({"diagnostics": {"limit": 1u64 << 32}}),
                "diagnostics.limit",
                "4294967296",
                number,
            ),
            (
                json!({"entities": {"files": 3}}),
                "entities.files",
                "3",
                Expected::List,
            ),
            (
                json!({"files": {"include": ["a", 3]}}),
                "files.include.1",
                "3",
                Expected::Text,
            ),
            (json!([1]), "", "[1]", Expected::Table),
        ] {
            let kind = FaultKind::Type(shown.to_owned(), expected);
            assert_eq!(found(value), Some((path.to_owned(), kind)));
        }
    }
}
