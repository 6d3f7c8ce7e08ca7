//! A new agency needs only a TOML file: from the directory to the archive, through HTTP.

use domain::api::{AgencySummary, CertificateParts, OfficerCommand, RenewalStatus, RenewalView, path};
use domain::certificate::CertificateStatus;
use domain::moment::Timestamp;
use domain::renewal::Act;
use domain::standard::ServiceStandard;

use crate::harness::World;

/// Made of no other agency's file: other order, other actors, other time zone, other domain.
pub const SIXTH: &str = r#"
id = "kota-sigi-raya"
requirements = ["Surat permohonan"]
legal_basis = [{ text = "Peraturan Wali Kota Sigi Raya Nomor 1 Tahun 2026" }]

[agency]
name = "Kota Sigi Raya"
office = "Dinas Kominfo Kota Sigi Raya"
organization = "Pemerintah Kota Sigi Raya"
locality = "Kota Sigi Raya"
province = "Sulawesi Tengah"
region_code = "7298"
contacts = [{ kind = "phone", value = "(0451) 100100" }]

[document]
title = "SOP Pembaruan <Sertifikat>"

[service]
product = "Sertifikat elektronik"
duration = { id = "Dua hari", en = "Two days" }

[hours]
zone = "WITA"
days = [{ days = ["mon", "wed", "fri"], open = "09:00", close = "12:00" }]

[wizard]
passphrase_timing = "with_application"
letter_title = "Surat Permohonan"
letter_shows = ["Nama pemohon"]
email_domains = ["sigirayakota.go.id"]
max_upload_bytes = 2000000

[wizard.passphrase]
min_length = 14
classes = true

[[steps]]
id = "in"
number = 1
kind = "intake"
actors = ["front_desk"]
title = { id = "Loket menerima berkas", en = "The desk receives the application" }
limit = { amount = 30, unit = "minutes" }

[[steps]]
id = "up"
number = 2
kind = "disposition"
actors = ["functional_officer"]
title = { id = "Diteruskan kepada BSrE", en = "Passed on" }

[[steps]]
id = "yes"
number = 3
kind = "approve"
actors = ["authority"]
title = { id = "BSrE menyetujui", en = "BSrE approves" }

[[steps]]
id = "made"
kind = "issue"
actors = ["authority"]
title = { id = "Sertifikat terbit", en = "Issued" }

[[steps]]
id = "told"
number = 4
kind = "notify"
actors = ["holder"]
title = { id = "Pemohon diberi tahu", en = "The holder is told" }

[[steps]]
id = "written"
number = 5
kind = "report"
actors = ["functional_officer"]
title = { id = "Laporan dibuat", en = "The report is made" }
output = ["Laporan"]

[[steps]]
id = "kept"
number = 6
kind = "archive"
actors = ["division_head"]
title = { id = "Laporan diarsipkan", en = "The report is archived" }
output = ["Arsip"]
"#;

#[tokio::test]
async fn a_new_agency_works_from_the_file_to_the_archive() {
    let world = World::with_standards(&[("sigi.toml", SIXTH)]).await;
    let mut anyone = world.browser();
    let agencies: Vec<AgencySummary> = anyone.get(path::AGENCIES).await.json();
    assert_eq!(agencies.len(), 6);
    let ours = agencies.iter().find(|one| one.id.0 == "kota-sigi-raya").unwrap();
    assert_eq!((&*ours.name, &*ours.duration.id), ("Kota Sigi Raya", "Dua hari"));
    let standard: ServiceStandard = anyone.get(&path::with(path::STANDARD, &ours.id.0)).await.json();
    assert_eq!(standard.steps.len(), 7);
    let page = anyone.get(&path::with(path::STANDARD_PAGE, &ours.id.0)).await.text();
    assert!(page.contains("Loket menerima berkas") && page.contains("SOP Pembaruan &lt;Sertifikat&gt;"));
    assert!(page.contains("Senin, Rabu, Jumat") && page.contains("09.00–12.00 WITA"), "{page}");

    let mut sari = world.logged_in("sari@sigirayakota.go.id").await;
    let reference = sari.apply(0).await;
    let sent = sari.follow(&reference).await;
    assert_eq!(sent.status, RenewalStatus::InProcess);
    let now = sent.timeline.iter().find(|row| row.title.id == "Loket menerima berkas").unwrap();
    // Monday, 09.00 WIB is 10.00 WITA: 30 minutes of working time later.
    assert_eq!((now.number, sent.due), (Some(1), Some(Timestamp(world.app.now().0 + 1800))));

    for (who, status) in [
        ("staf", RenewalStatus::InProcess),
        ("jf", RenewalStatus::InProcess),
        ("bsre", RenewalStatus::Issued),
        ("jf", RenewalStatus::Issued),
        ("kabid", RenewalStatus::Issued),
    ] {
        let mut officer = world.logged_in(&format!("{who}@sigirayakota.go.id")).await;
        let done = officer.take_and(&reference, OfficerCommand::Approve { note: String::new() }).await;
        assert_eq!((done.status, officer.case(&reference).await.status), (200, status), "{who} {}", done.text());
    }
    let case = world.logged_in("kabid@sigirayakota.go.id").await.case(&reference).await;
    assert!(case.acts.is_empty(), "nothing is left to do: {:?}", case.acts);
    let parts: CertificateParts = sari.get(&path::with(path::RENEWAL_CERTIFICATE, &reference)).await.json();
    assert_eq!(parts.chain.len(), 2);
    let view: RenewalView = sari.follow(&reference).await;
    assert_eq!(view.acts, [Act::Receive]);
    let mine: domain::api::MyCertificate = sari.get(path::CERTIFICATE).await.json();
    assert_eq!(mine.status, CertificateStatus::Active);

    // Nobody of another agency sees it.
    let mut other = world.logged_in("verifikator@pekalongankota.go.id").await;
    assert_eq!(other.get(&path::with(path::CASE, &reference)).await.status, 404);
}
