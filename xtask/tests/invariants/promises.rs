//! What the texts promise is proved by a test: `docs/promises.toml` names it beside each promising sentence.

use crate::none;
use crate::sentences::{Sentence, all, promise};
use toml::{Table, Value};

/// The list.
const LIST: &str = "docs/promises.toml";

#[test]
fn each_promise_names_its_test() {
    let list = std::fs::read_to_string(xtask::root().join(LIST)).unwrap();
    let findings = faults(&all(), &list, &test_exists);
    none(&findings, &format!("{LIST} pairs what people are promised with the test that proves it"));
}

/// A sentence's line in the list.
struct Entry {
    file: String,
    /// Indonesian, English, or both.
    sentences: Vec<String>,
    tests: Vec<String>,
    no_promise: Option<String>,
}

/// Everything in which list, texts and tests do not agree.
fn faults(texts: &[Sentence], list: &str, test_exists: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut findings = Vec::new();
    let entries = match entries(list) {
        Ok(entries) => entries,
        Err(fault) => return vec![fault],
    };
    let mut listed = Vec::new();
    for entry in &entries {
        let mut fault = |what: &str| {
            let first = entry.sentences.first().map_or("", |sentence| sentence);
            findings.push(format!("{}: {what}: {first}", entry.file));
        };
        if entry.tests.is_empty() == entry.no_promise.is_none() {
            fault("give either `test` or `no_promise`");
        }
        if entry.no_promise.as_ref().is_some_and(|reason| reason.trim().is_empty()) {
            fault("say why it is no promise");
        }
        if !entry.sentences.iter().any(|sentence| promise(sentence).is_some()) {
            fault("needs no line, it has none of the words of a promise");
        }
        for test in entry.tests.iter().filter(|test| !test_exists(test)) {
            fault(&format!("there is no test `{test}`"));
        }
        for sentence in &entry.sentences {
            let sentence = Sentence { file: entry.file.clone(), text: sentence.clone() };
            if !texts.contains(&sentence) {
                findings.push(format!("{}: is not in the texts (any more): {}", sentence.file, sentence.text));
            }
            if listed.contains(&sentence) {
                findings.push(format!("{}: is listed twice: {}", sentence.file, sentence.text));
            }
            listed.push(sentence);
        }
    }
    let missing = texts.iter().filter(|sentence| !listed.contains(sentence));
    findings.extend(missing.filter_map(|sentence| {
        let about = promise(&sentence.text)?;
        Some(format!("{}: promises something ({about}) and is not listed: {}", sentence.file, sentence.text))
    }));
    findings
}

/// The list's lines: under each file's name tables with `id`, `en` and either `test` (one or several) or `no_promise`.
fn entries(list: &str) -> Result<Vec<Entry>, String> {
    let files: Table = list.parse().map_err(|error| format!("{LIST}: {error}"))?;
    let mut entries = Vec::new();
    for (file, tables) in files {
        for table in tables.as_array().into_iter().flatten() {
            let mut entry = Entry { file: file.clone(), sentences: Vec::new(), tests: Vec::new(), no_promise: None };
            let table = table.as_table().ok_or_else(|| format!("{LIST}: {file}: its lines are tables"))?;
            entry.sentences.extend(["id", "en"].iter().filter_map(|key| table.get(*key)?.as_str()).map(Into::into));
            for (key, value) in table {
                match (key.as_str(), value) {
                    ("id" | "en", Value::String(_)) => {}
                    ("test", Value::String(test)) => entry.tests.push(test.clone()),
                    ("test", Value::Array(tests)) => {
                        entry.tests.extend(tests.iter().filter_map(Value::as_str).map(Into::into));
                    }
                    ("no_promise", Value::String(reason)) => entry.no_promise = Some(reason.clone()),
                    _ => return Err(format!("{LIST}: {file}: what is `{key} = {value}`?")),
                }
            }
            entries.push(entry);
        }
    }
    Ok(entries)
}

/// Whether a test of this name, `path::name`, is run.
fn test_exists(test: &str) -> bool {
    let Some((file, name)) = test.split_once("::") else { return false };
    let file = xtask::root().join(file);
    let code = std::fs::read_to_string(&file).unwrap_or_default();
    if file.extension().is_some_and(|found| found == "rs") {
        has_rust_test(&code, name)
    } else {
        has_journey(&code, name)
    }
}

fn has_rust_test(text: &str, name: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let head = format!("fn {name}(");
    let is_test = |place: usize| {
        let above = lines[..place].iter().rev().take_while(|line| line.starts_with("#[") || line.starts_with("//"));
        let attributes: Vec<&&str> = above.filter(|line| line.starts_with("#[")).collect();
        attributes.iter().any(|line| line.contains("test]") || line.contains("test("))
            && !attributes.iter().any(|line| line.starts_with("#[ignore"))
    };
    lines.iter().enumerate().any(|(place, line)| {
        let line = line.trim_start_matches("pub ").trim_start_matches("async ");
        line.starts_with(&head) && is_test(place)
    })
}

fn has_journey(text: &str, name: &str) -> bool {
    ['"', '\'', '`'].iter().any(|quote| {
        let head = format!("test({quote}{name}{quote}");
        text.lines().any(|line| line.trim_start().starts_with(&head))
    })
}

#[test]
fn what_does_not_agree_is_found() {
    fn check(list: &str, expected: &[&str]) {
        let text = |text: &str| Sentence { file: "a.rs".into(), text: text.into() };
        let texts = [text("Pesan terkirim."), text("The message was sent."), text("Tulis pesan Anda.")];
        let found = faults(&texts, list, &|test| test == "t.rs::sent");
        assert_eq!(found, expected, "{list}");
    }
    const BOTH: &str = "id = 'Pesan terkirim.'\nen = 'The message was sent.'\n";
    const ENTRY: &str = "[['a.rs']]\n";
    let entry = |rest: &str| format!("{ENTRY}{BOTH}{rest}\n");
    check(&entry("test = 't.rs::sent'"), &[]);
    check(&entry("test = ['t.rs::sent']"), &[]);
    check(&entry("no_promise = 'a label'"), &[]);
    check(
        "",
        &[
            "a.rs: promises something (sent) and is not listed: Pesan terkirim.",
            "a.rs: promises something (sent) and is not listed: The message was sent.",
        ],
    );
    check(
        &format!("{ENTRY}id = 'Pesan terkirim.'\ntest = 't.rs::sent'"),
        &["a.rs: promises something (sent) and is not listed: The message was sent."],
    );
    check(
        &format!("{}{ENTRY}id = 'Surat terkirim.'\ntest = 't.rs::sent'", entry("test = 't.rs::sent'")),
        &["a.rs: is not in the texts (any more): Surat terkirim."],
    );
    check(&entry("test = 't.rs::kept'"), &["a.rs: there is no test `t.rs::kept`: Pesan terkirim."]);
    check(
        &format!("{}{ENTRY}id = 'Pesan terkirim.'\ntest = 't.rs::sent'", entry("test = 't.rs::sent'")),
        &["a.rs: is listed twice: Pesan terkirim."],
    );
    check(
        &format!("{}{ENTRY}id = 'Tulis pesan Anda.'\nno_promise = 'a request'", entry("test = 't.rs::sent'")),
        &["a.rs: needs no line, it has none of the words of a promise: Tulis pesan Anda."],
    );
    check(&entry(""), &["a.rs: give either `test` or `no_promise`: Pesan terkirim."]);
    check(
        &entry("test = 't.rs::sent'\nno_promise = 'a label'"),
        &["a.rs: give either `test` or `no_promise`: Pesan terkirim."],
    );
    check(&entry("no_promise = ' '"), &["a.rs: say why it is no promise: Pesan terkirim."]);
    check(&entry("tset = 't.rs::sent'"), &["docs/promises.toml: a.rs: what is `tset = \"t.rs::sent\"`?"]);
}

#[test]
fn tests_are_found() {
    fn check(found: bool, expected: bool, text: &str) {
        assert_eq!(found, expected, "{text}");
    }
    for (text, expected) in [
        ("#[test]\nfn sent() {", true),
        ("/// Told.\n#[tokio::test]\nasync fn sent() {", true),
        ("#[tokio::test(flavor = \"multi_thread\")]\n#[cfg(unix)]\nasync fn sent() {", true),
        ("#[wasm_bindgen_test]\nasync fn sent() {", true),
        ("fn sent() {", false),
        ("#[test]\nfn kept() {}\n\nfn sent() {", false),
        ("#[test]\nfn sent_twice() {", false),
        ("#[test]\n#[ignore = \"slow\"]\nfn sent() {", false),
        ("// fn sent() {", false),
    ] {
        check(has_rust_test(text, "sent"), expected, text);
    }
    for (text, expected) in [
        ("test(\"sent\", async ({ page }) => {", true),
        ("  test('sent', async () => {", true),
        ("test.skip(\"sent\", async () => {", false),
        ("test(\"sent twice\", async () => {", false),
        ("// test(\"sent\", async () => {", false),
    ] {
        check(has_journey(text, "sent"), expected, text);
    }
}
