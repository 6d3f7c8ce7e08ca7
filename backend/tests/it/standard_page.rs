//! The public page of a service standard: everything that the source has, as HTML that needs no script.

use domain::standard::{Part, Role, ServiceStandard};

use crate::harness::{Answer, World};

const BUILT_IN: [&str; 5] = ["ciamis", "kepulauan-meranti", "kota-pekalongan", "natuna", "purbalingga"];

async fn page(world: &World, path: &str) -> String {
    let answer = world.browser().get(path).await;
    assert_eq!(answer.status, 200, "{path}");
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    answer.text()
}

/// As maud writes text.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Every text of a standard that a reader must find.
fn texts(standard: &ServiceStandard) -> Vec<String> {
    let mut texts =
        vec![standard.agency.office.clone(), standard.document.title.clone(), standard.service.product.clone()];
    let document = &standard.document;
    texts.extend(
        [&document.number, &document.made, &document.effective, &document.approved_by].into_iter().flatten().cloned(),
    );
    texts.extend(standard.service.fee.iter().chain(&standard.hours_note).chain(&standard.requirements).cloned());
    for step in &standard.steps {
        texts.push(step.title.id.clone());
        texts.extend(step.documents.iter().chain(&step.output).chain(&step.note).cloned());
    }
    if let Some(complaints) = &standard.complaints {
        texts.extend(complaints.channels.iter().map(|one| one.value.clone()));
        texts.extend(complaints.flow.iter().chain(&complaints.time_classes).cloned());
    }
    for item in &standard.legal_basis {
        texts.push(item.text.clone());
        texts.extend(item.note.clone());
    }
    for section in &standard.sections {
        texts.push(section.title.clone());
        texts.extend(section.items.iter().cloned());
    }
    texts
}

/// As the standard sets it: the rule that deletes (`retention.rs`).
#[tokio::test]
async fn a_standards_page_says_how_long_data_is_kept() {
    let toml = include_str!("../../../domain/standards/kota-pekalongan.toml");
    for (years, id, en) in [
        ("", "Standar ini belum menetapkan masa simpan.", "This standard sets no retention period yet."),
        ("retention_years = 1\n", "selama 1 tahun, lalu dihapus.", "for 1 year, then deleted."),
        ("retention_years = 5\n", "selama 5 tahun, lalu dihapus.", "for 5 years, then deleted."),
    ] {
        let kept: Vec<&str> = toml.lines().filter(|line| !line.starts_with("retention_years")).collect();
        let own = format!("{years}{}", kept.join("\n"));
        let world = World::with_standards(&[("kota-pekalongan.toml", &own)]).await;
        let html = page(&world, "/standar/kota-pekalongan").await;
        assert!(html.contains(id) && html.contains("(0285) 421243"), "{years}: {html}");
        assert!(page(&world, "/standar/kota-pekalongan?bahasa=en").await.contains(en), "{years}");
    }
}

#[tokio::test]
async fn every_part_of_every_standard_is_on_its_page() {
    let world = World::new().await;
    for id in BUILT_IN {
        let standard: ServiceStandard = world.browser().get(&format!("/api/agencies/{id}/standard")).await.json();
        let html = page(&world, &format!("/standar/{id}")).await;
        assert!(html.starts_with("<!DOCTYPE html><html lang=\"id\">"), "{id}");
        for text in texts(&standard) {
            assert!(html.contains(&escaped(&text)), "{id}: {text}");
        }
        // One row a step, with number, limit and actors.
        assert_eq!(html.matches("<th role=\"rowheader\"").count(), standard.steps.len(), "{id}");
        for step in &standard.steps {
            let row = html.split("<tr role=\"row\">").find(|row| row.contains(&escaped(&step.title.id)));
            let row = row.unwrap().split("</tr>").next().unwrap();
            assert!(step.limit.is_none_or(|limit| row.contains(&format!("{} ", limit.amount))), "{id} {row}");
            assert!(!step.actors.contains(&Role::Authority) || row.contains("BSrE"), "{id} {row}");
            assert!(!step.actors.contains(&Role::DivisionHead) || row.contains("Kepala Bidang"), "{id} {row}");
        }
    }
}

#[tokio::test]
async fn the_parts_are_in_the_order_of_the_source() {
    let world = World::new().await;
    let order = |html: &str| -> Vec<usize> {
        [
            "<h2>Persyaratan",
            "<h2>Sistem, Mekanisme",
            "<h2>Dasar Hukum",
            "<h2>Kompetensi Pelaksana",
            "<h2>Kualifikasi Pelaksana",
        ]
        .iter()
        .filter_map(|heading| html.find(heading))
        .collect()
    };
    for (id, expected) in [("purbalingga", [0, 1, 2, 3]), ("kota-pekalongan", [1, 2, 0, 3]), ("ciamis", [2, 3, 0, 1])] {
        let places = order(&page(&world, &format!("/standar/{id}")).await);
        let mut sorted = places.clone();
        sorted.sort_unstable();
        let ranks: Vec<_> = places.iter().map(|place| sorted.iter().position(|one| one == place).unwrap()).collect();
        assert_eq!(ranks, expected, "{id}");
    }
    let standard: ServiceStandard = world.browser().get("/api/agencies/ciamis/standard").await.json();
    assert_eq!((standard.parts()[0], standard.parts().len()), (Part::LegalBasis, 9));
}

#[tokio::test]
async fn the_chart_follows_the_steps() {
    let world = World::new().await;
    for id in BUILT_IN {
        let standard: ServiceStandard = world.browser().get(&format!("/api/agencies/{id}/standard")).await.json();
        let html = page(&world, &format!("/standar/{id}")).await;
        let (_, svg) = html.split_once("<svg role=\"img\"").unwrap();
        let svg = svg.split("</svg>").next().unwrap();
        let decisions = standard.steps.iter().filter(|step| matches!(step.kind.as_str(), "verify" | "approve"));
        let actors = |kind: bool| {
            let steps = standard.steps.iter().filter(|step| matches!(step.kind.as_str(), "verify" | "approve") == kind);
            steps.map(|step| step.actors.len()).sum::<usize>()
        };
        assert_eq!(svg.matches("class=\"shape decision\"").count(), actors(true), "{id}");
        assert_eq!(svg.matches("class=\"shape\"").count(), actors(false), "{id}");
        assert_eq!(svg.matches("class=\"shape end-step\"").count(), 2, "{id}");
        let decisions = decisions.count();
        assert_eq!((svg.matches(">Tidak<").count(), svg.matches(">Ya<").count()), (decisions, decisions), "{id}");
        // Into the first step, between steps, to the end; twice a decision; around a step that may be left out.
        let around = standard.steps.iter().filter(|step| step.when.is_some()).count();
        let ways = standard.steps.len() + 1 + 2 * decisions + around;
        assert_eq!(svg.matches("marker-end").count(), ways, "{id}");
        assert!(
            svg.contains("aria-labelledby=\"flow-title flow-description\"")
                && svg.contains("<desc id=\"flow-description\">")
        );
        assert!(!html.contains("style=\"") && !html.contains("<script"), "{id}: the policy allows neither");
    }
}

#[tokio::test]
async fn the_surrounding_text_changes_with_the_language() {
    let world = World::new().await;
    let html = page(&world, "/standar/ciamis?bahasa=en").await;
    for text in
        ["<html lang=\"en\">", "Carried out by", "Division head", "20 minutes", "1 day<", "only that text is binding"]
    {
        assert!(html.contains(text), "{text}");
    }
    assert!(html.contains("href=\"/standar/ciamis\" lang=\"id\""));
    assert!(page(&world, "/standar/ciamis").await.contains("href=\"/standar/ciamis?bahasa=en\" lang=\"en\""));
    assert!(page(&world, "/standar/ciamis?bahasa=de&x").await.contains("<html lang=\"id\">"));
}

#[tokio::test]
async fn headers_style_and_unknown_agencies_are_served() {
    let world = World::new().await;
    let mut browser = world.browser();
    let found = browser.get("/standar/natuna").await;
    let policy = |answer: &Answer| answer.header("content-security-policy").to_owned();
    assert!(policy(&found).starts_with("default-src 'none'; style-src 'self'") && !policy(&found).contains("unsafe"));
    assert_eq!(found.header("cache-control"), "no-cache");
    browser.headers.insert("if-none-match", found.header("etag").parse().unwrap());
    let again = browser.get("/standar/natuna").await;
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(browser.get("/standar/natuna?bahasa=en").await.status, 200);

    let html = found.text();
    let (_, rest) = html.split_once("<link rel=\"stylesheet\" href=\"").unwrap();
    let style = world.browser().get(rest.split('"').next().unwrap()).await;
    assert_eq!((style.status, style.header("content-type")), (200, "text/css; charset=utf-8"));
    assert!(style.header("cache-control").contains("immutable") && style.text().contains(".flow"));

    for path in ["/standar/atlantis", "/standar/%3Cscript%3E", "/standar/..%2f..%2fetc"] {
        let unknown = world.browser().get(path).await;
        assert_eq!(unknown.status, 404, "{path}");
        assert!(unknown.text().contains("Instansi tidak ditemukan") && !unknown.text().contains("<script"), "{path}");
    }
}

#[tokio::test]
async fn a_leaked_keys_limits_are_the_standards_own_or_said_to_be_the_programs() {
    let world = World::new().await;
    let general = page(&world, "/standar/natuna").await;
    for text in ["ketentuan umum program ini, bukan ketentuan instansi", "2 jam", "1 hari", "href=\"/kunci/lapor\""] {
        assert!(general.contains(text), "{text}");
    }
    let own = concat!(
        include_str!("../../../domain/standards/natuna.toml"),
        "\n[revocation]\ntitle = { id = \"Pencabutan uji\", en = \"Test revocation\" }\nactors = [\"verifier\"]\n",
        "suspension = { amount = 30, unit = \"minutes\" }\nrevocation = { amount = 3, unit = \"days\" }\n",
        "channel = { id = \"Telepon kantor.\", en = \"Ring us.\" }\n",
    );
    let world = World::with_standards(&[("natuna.toml", own)]).await;
    let own = page(&world, "/standar/natuna").await;
    assert!(own.contains("Pencabutan uji") && own.contains("30 menit") && own.contains("3 hari"), "{own}");
    assert!(!own.contains("ketentuan umum program ini"));
}
