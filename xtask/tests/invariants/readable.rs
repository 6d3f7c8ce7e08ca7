//! The texts that people read, each with its place and language.

use crate::sources::{Literal, Source, files, name, rust};
use toml::Value;

/// Files and folders of Rust in which every literal is a text for people, or no words at all.
pub const TEXTS: &[&str] = &[
    "src/i18n",
    "backend/src/infra/mail/text",
    "backend/src/infra/mail/text.rs",
    "backend/src/infra/webhook/text.rs",
    "backend/src/web/offline_page.rs",
    "backend/src/web/share_page.rs",
    "backend/src/web/standard_page",
    "backend/src/web/performance_page",
    "backend/src/web/info_page",
    "backend/src/web/sample_letter_page/text.rs",
    "backend/src/web/receipt_page/text.rs",
    "backend/src/app/receipts/text.rs",
    "backend/src/app/calendar/text.rs",
    "backend/src/app/evaluation/text.rs",
    "backend/src/app/printouts",
    "backend/src/app/drafts/letter/text.rs",
    "backend/src/http/problem.rs",
];

/// Code after which a literal is for programmers.
const NOT_SHOWN: &[&str] = &["reason=", "expect(", "panic!(", "href=", "class=", "name=", "type="];

/// Words that only English texts have.
const ENGLISH: &[&str] =
    &["the", "a", "an", "of", "to", "you", "your", "is", "was", "by", "for", "and", "this", "it", "or", "on", "with"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Indonesian,
    English,
}

/// A text of a file.
pub struct Words {
    /// The file, as people write it.
    pub file: String,
    pub line: usize,
    pub language: Language,
    pub text: String,
}

/// Every text that people read: of the apps, mails, public pages and static pages, and what the standards say to holders in
/// the service's own words.
pub fn all() -> Vec<Words> {
    let sources = TEXTS.iter().flat_map(|folder| rust(folder));
    let mut texts: Vec<Words> = sources.flat_map(|source| of_source(&source)).collect();
    let pages = [xtask::root(), xtask::root().join("shell")];
    for page in
        files(&xtask::root(), &["html"]).into_iter().filter(|file| pages.iter().any(|one| file.parent() == Some(one)))
    {
        texts.extend(of_page(&name(&page), &std::fs::read_to_string(&page).unwrap()));
    }
    for file in files(&xtask::root().join("domain/standards"), &["toml"]) {
        texts.extend(of_standard(&name(&file), &std::fs::read_to_string(&file).unwrap()));
    }
    texts
}

fn of_source(source: &Source) -> Vec<Words> {
    let mut section = Section::of_file(&source.name);
    let is_shown =
        |one: &&Literal| !one.text.starts_with('/') && !NOT_SHOWN.iter().any(|before| one.before.ends_with(before));
    let shown = source.literals.iter().filter(is_shown);
    shown
        .map(|one| {
            let before = one.before.rsplit("\"\"").next().unwrap_or_default();
            section = section.next(before);
            let language = section.language(before, &one.text);
            Words { file: source.name.clone(), line: one.line, language, text: one.text.clone() }
        })
        .collect()
}

/// Where in a file a literal stands.
#[derive(Clone, Copy)]
enum Section {
    /// A file or constant of one language.
    Of(Language),
    /// `texts! { name: "Indonesian", "English"; }`.
    Pairs,
    /// Anything else: the words tell.
    Mixed,
}

impl Section {
    fn of_file(name: &str) -> Self {
        match name.rsplit('/').next() {
            Some("id.rs") => Self::Of(Language::Indonesian),
            Some("en.rs") => Self::Of(Language::English),
            _ => Self::Mixed,
        }
    }

    /// The section after this code.
    fn next(self, before: &str) -> Self {
        let begins = |names: [&str; 2]| names.iter().any(|name| before.contains(name));
        if begins(["constID:", "staticID:"]) {
            Self::Of(Language::Indonesian)
        } else if begins(["constEN:", "staticEN:"]) {
            Self::Of(Language::English)
        } else if before.contains("texts!{") {
            Self::Pairs
        } else if before.contains("fn") && before.contains('{') {
            Self::Mixed
        } else {
            self
        }
    }

    fn language(self, before: &str, text: &str) -> Language {
        match self {
            Self::Of(language) => language,
            Self::Pairs if before.ends_with(',') => Language::English,
            Self::Pairs => Language::Indonesian,
            Self::Mixed if before.ends_with("_EN:&str=") => Language::English,
            Self::Mixed => {
                let mut words = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
                if words.any(|word| ENGLISH.contains(&&*word)) { Language::English } else { Language::Indonesian }
            }
        }
    }
}

/// A static page, line by line, without its tags: they are Indonesian.
fn of_page(file: &str, text: &str) -> Vec<Words> {
    let line = |(at, line): (usize, &str)| {
        let mut text = String::new();
        for piece in line.split('<').enumerate().map(|(at, piece)| if at == 0 { piece } else { after_tag(piece) }) {
            text.push_str(piece);
            text.push(' ');
        }
        Words { file: file.to_owned(), line: at + 1, language: Language::Indonesian, text }
    };
    text.lines().enumerate().map(line).collect()
}

/// What stands after a tag whose `<` is gone; nothing where the tag goes on in the next line.
fn after_tag(piece: &str) -> &str {
    piece.split_once('>').map_or("", |(_, after)| after)
}

/// What a standard says to holders in the service's words: how long it takes, about the letter, and the words of an act.
fn of_standard(file: &str, text: &str) -> Vec<Words> {
    let standard: toml::Table = text.parse().unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut found = Vec::new();
    let mut add = |language, value: Option<&Value>| {
        let lists = value.and_then(Value::as_array).into_iter().flatten();
        for text in value.into_iter().chain(lists).filter_map(Value::as_str) {
            let line = text_line(file, text);
            found.push(Words { file: file.to_owned(), line, language, text: text.to_owned() });
        }
    };
    let mut both = |words: Option<&Value>| {
        add(Language::Indonesian, words.and_then(|words| words.get("id")));
        add(Language::English, words.and_then(|words| words.get("en")));
    };
    both(standard.get("service").and_then(|service| service.get("duration")));
    both(standard.get("service").and_then(|service| service.get("ready")));
    for step in standard.get("steps").and_then(Value::as_array).into_iter().flatten() {
        both(step.get("act"));
        both(step.get("statement"));
        both(step.get("holder"));
    }
    let wizard = standard.get("wizard");
    for name in ["letter_title", "letter_shows"] {
        add(Language::Indonesian, wizard.and_then(|wizard| wizard.get(name)));
    }
    found
}

/// The line of a standard's file in which a text begins.
fn text_line(file: &str, text: &str) -> usize {
    let whole = std::fs::read_to_string(xtask::root().join(file)).unwrap();
    whole.lines().position(|line| line.contains(text)).map_or(0, |line| line + 1)
}

#[test]
fn the_language_is_known() {
    fn check(name: &str, code: &str, expected: &[Language]) {
        let found: Vec<Language> = of_source(&Source::parse(name, code)).iter().map(|text| text.language).collect();
        assert_eq!(found, expected, "{code}");
    }
    use Language::{English as En, Indonesian as Id};
    check("a.rs", "texts! { a: \"Masuk\", \"Log in\"; b: \"Keluar\", \"Log out\"; }", &[Id, En, Id, En]);
    check(
        "a.rs",
        "const ID: Words = Words { a: \"Masuk\", b: \"x\" }; const EN: Text = Text { a: \"Log in\", b: \"x\" };",
        &[Id, Id, En, En],
    );
    check("static.rs", "static EN: Words = Words { a: [\"menit\"], b: \"x\" };", &[En, En]);
    check("en.rs", "pub(super) const TEXT: Words = Words { a: \"Masuk\" };", &[En]);
    check("a.rs", "const TITLE: &str = \"Masuk\"; const TITLE_EN: &str = \"Log in\";", &[Id, En]);
    check("a.rs", "fn f() { g(\"Kode Anda\", \"Enter the code\") }", &[Id, En]);
    check("a.rs", "texts! { a: \"Masuk\", \"Log in\"; } fn f() -> &str { \"Keluar\" }", &[Id, En, Id]);
}

#[test]
fn pages_are_read_without_tags() {
    let lines = of_page("a.html", "<p class=\"link\"\n title=\"x\">Masuk</p><a href=\"/link\">Keluar</a>");
    assert_eq!(lines.iter().map(|line| line.text.trim()).collect::<Vec<_>>(), ["", "title=\"x\">Masuk  Keluar"]);
}
