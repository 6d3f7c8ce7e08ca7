//! A tool and the crate that must fit it have one version, wherever it is written.

use xtask::tools::{TRUNK, WASM_BINDGEN, WASM_OPT};

#[test]
fn versions_agree() {
    fn check(file: &str, line: &str) {
        let text = std::fs::read_to_string(xtask::root().join(file)).unwrap();
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        assert!(text.lines().any(|found| bare(found).contains(&bare(line))), "{file} should say {line}");
    }
    check("Cargo.toml", &format!("wasm-bindgen = \"={WASM_BINDGEN}\""));
    check("Trunk.toml", &format!("wasm_bindgen = \"{WASM_BINDGEN}\""));
    check("Trunk.toml", &format!("trunk-version = \"={TRUNK}\""));
    check("Trunk.toml", &format!("wasm_opt = \"version_{WASM_OPT}\""));
    check("e2e/package.json", &format!("\"binaryen\": \"{WASM_OPT}.0.0\""));
}

/// Without these an entry page is built with the backend's profile, or wasm-opt refuses what the compiler made.
#[test]
fn entry_pages_ask_for_the_small_profile() {
    for app in xtask::apps::App::ALL {
        let page = std::fs::read_to_string(xtask::root().join(app.entry())).unwrap();
        let links: Vec<&str> = page.split("<link").filter(|link| link.contains("rel=\"rust\"")).collect();
        assert!(!links.is_empty(), "{} builds nothing", app.entry());
        for link in links {
            for attribute in [
                "data-bin=",
                "data-cargo-profile-release=\"wasm-release\"",
                "data-wasm-opt=\"z\"",
                "--enable-bulk-memory",
            ] {
                assert!(link.contains(attribute), "{}: a rust link lacks {attribute}", app.entry());
            }
        }
    }
}
