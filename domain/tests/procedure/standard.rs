use domain::standard::{Role, StandardFault, StepKind};

use crate::{CIAMIS, MERANTI, NATUNA, PEKALONGAN, PURBALINGGA, read};

#[test]
fn the_agencies_standards_hold_up() {
    for toml in [PURBALINGGA, PEKALONGAN, MERANTI, NATUNA, CIAMIS] {
        assert_eq!(read(toml).check(), []);
    }
}

/// The numbered rows of the seeds: number, actors, limit, documents, output.
#[test]
fn steps_follow_the_source() {
    fn check(toml: &str, expected: &[[&str; 5]]) {
        let standard = read(toml);
        let rows: Vec<[String; 5]> = standard
            .steps
            .iter()
            .filter_map(|step| {
                let limit = step.limit.map_or(String::new(), |limit| format!("{} {:?}", limit.amount, limit.unit));
                let actors: Vec<&str> = step.actors.iter().map(|role| role.as_str()).collect();
                let (documents, output) = (step.documents.join(", "), step.output.join(", "));
                Some([step.number?.to_string(), actors.join("/"), limit, documents, output])
            })
            .collect();
        assert_eq!(rows, expected, "{}", standard.id.0);
    }
    let letter = "Surat Permohonan Penerbitan Sertifikat Elektronik";
    check(
        PURBALINGGA,
        &[
            ["1", "holder/front_desk/verifier", "", letter, ""],
            ["2", "front_desk/agency_head", "", "", ""],
            ["3", "division_head", "", "", ""],
            ["4", "verifier", "", "", ""],
            ["5", "verifier", "", "", ""],
            ["5", "holder", "", "", ""],
            ["6", "authority", "", "", ""],
            ["6", "holder", "", "", ""],
        ],
    );
    check(
        PEKALONGAN,
        &[
            ["1", "holder", "", "", ""],
            ["2", "holder", "", "", ""],
            ["3", "holder", "", "", ""],
            ["4", "holder", "", "", ""],
            ["5", "holder", "", "Surat Rekomendasi (SR)", ""],
            ["6", "holder", "", "", ""],
        ],
    );
    let log_in = "Internet, User, Password, Token, Dokumen pendukung";
    check(
        MERANTI,
        &[
            ["1", "holder/verifier", "5 Minutes", "Internet, Dokumen pendukung", "Dokumen pendukung"],
            ["2", "holder/verifier", "5 Minutes", log_in, "Dokumen pendukung"],
            ["3", "authority", "", "Internet, Dokumen pendukung", "Dokumen pendukung"],
            ["4", "holder", "7 Days", "Internet", "Dokumen elektronik"],
        ],
    );
    check(
        NATUNA,
        &[
            ["1", "verifier/front_desk", "10 Minutes", "Surat Permohonan, Aplikasi Sitante", "Surat atau e-mail"],
            ["2", "verifier", "1 Hours", "Surat atau e-mail", ""],
            ["3", "authority", "", "", "Sertifikat elektronik telah diperbarui"],
            ["3", "verifier", "15 Minutes", "Dokumentasi", ""],
            ["4", "holder", "5 Minutes", "E-mail", "Notifikasi bahwa sertifikat elektronik sudah diperbarui"],
        ],
    );
    let passed_on = "Surat permohonan, Lembar disposisi, Telp/Fax/E-mail";
    let checked = "Surat permohonan, Komputer, Jaringan, Telp/Fax/E-mail";
    let reported = "Surat permohonan, Komputer, Jaringan, Telp/Fax/E-mail, ATK";
    let archived = "Surat, Lembar disposisi, Laporan pelaksanaan penerbitan sertifikat elektronik, Telp/Fax/E-mail";
    check(
        CIAMIS,
        &[
            ["1", "front_desk", "10 Minutes", passed_on, "Lembar disposisi Kepala Dinas"],
            ["2", "agency_head", "10 Minutes", passed_on, "Lembar disposisi Kepala Bidang, Surat"],
            ["3", "division_head", "10 Minutes", passed_on, "Lembar disposisi JF, Surat"],
            ["4", "functional_officer", "20 Minutes", passed_on, "Lembar disposisi Staf, Surat"],
            ["5", "verifier", "60 Minutes", checked, ""],
            ["6", "authority", "", "", ""],
            ["6", "verifier", "1 Days", reported, "Laporan hasil pembaruan sertifikat elektronik"],
            ["7", "agency_head", "60 Minutes", archived, "Arsip"],
        ],
    );
}

/// Every other part that the seeds have: how many items of each.
#[test]
fn no_part_of_the_source_is_lost() {
    fn check(toml: &str, channels: usize, time_classes: usize, legal_basis: usize, sections: &[(&str, usize)]) {
        let standard = read(toml);
        let complaints = standard.complaints.as_ref();
        assert_eq!(complaints.map_or(0, |complaints| complaints.channels.len()), channels, "{}", standard.id.0);
        assert_eq!(complaints.map_or(0, |complaints| complaints.time_classes.len()), time_classes);
        assert_eq!(standard.legal_basis.len(), legal_basis);
        let found: Vec<_> = standard.sections.iter().map(|one| (one.title.as_str(), one.items.len())).collect();
        assert_eq!(found, sections);
        assert!(!standard.requirements.is_empty());
    }
    let (competence, equipment, warning, records) =
        ("Kualifikasi Pelaksana", "Peralatan/Perlengkapan", "Peringatan", "Pencatatan dan Pendataan");
    // The eighth channel has no number in the source.
    check(
        PURBALINGGA,
        7,
        4,
        7,
        &[
            ("Sarana, Prasarana, dan/atau Fasilitas", 5),
            ("Kompetensi Pelaksana", 3),
            ("Pengawasan Internal", 1),
            ("Jumlah Pelaksana", 1),
            ("Jaminan Pelayanan", 2),
            ("Jaminan Keamanan dan Keselamatan Pelayanan", 1),
            ("Evaluasi Kinerja Pelaksana", 1),
        ],
    );
    check(
        PEKALONGAN,
        5,
        0,
        5,
        &[
            ("Kompetensi Pelaksana", 2),
            ("Pengawasan Internal", 1),
            ("Jumlah Pelaksana", 1),
            ("Jaminan Pelayanan", 1),
            ("Jaminan Keamanan dan Keselamatan Pelayanan", 2),
            ("Evaluasi Kinerja", 1),
        ],
    );
    check(MERANTI, 0, 0, 7, &[(competence, 3), ("Keterkaitan", 1), (equipment, 5), (warning, 2), (records, 2)]);
    check(NATUNA, 0, 0, 5, &[(competence, 4), (equipment, 3), (warning, 3), (records, 1)]);
    check(CIAMIS, 0, 0, 6, &[(competence, 5), (equipment, 3), (warning, 3), (records, 1)]);
    assert_eq!(read(PURBALINGGA).service.total.map(|total| total.amount), Some(150));
    assert_eq!(read(PURBALINGGA).complaints.unwrap().flow.len(), 4);
}

#[test]
fn a_broken_standard_is_refused_with_the_reason() {
    fn check(change: impl Fn(&mut domain::standard::ServiceStandard), expected: StandardFault) {
        check_all(change, &[expected]);
    }
    fn check_all(change: impl Fn(&mut domain::standard::ServiceStandard), expected: &[StandardFault]) {
        let mut standard = read(PEKALONGAN);
        change(&mut standard);
        assert_eq!(standard.check(), expected);
    }
    check(|s| s.id.0 = "Kota Pekalongan".into(), StandardFault::BadId);
    check(|s| s.wizard.email_domains.clear(), StandardFault::NoEmailDomain);
    check(|s| s.agency.organization = "a".repeat(65), StandardFault::Subject("organization"));
    check(|s| s.agency.locality = " ".into(), StandardFault::Subject("locality"));
    check(|s| s.agency.province.clear(), StandardFault::Subject("province"));
    check(|s| s.steps[5].actors.clear(), StandardFault::NoActor("verify".into()));
    check(|s| s.steps[5].limit.as_mut().unwrap().amount = 0, StandardFault::ZeroLimit("verify".into()));
    let act = |en: &str| Some(domain::standard::Wording { id: "Sudah diperbarui".into(), en: en.into() });
    check(|s| s.steps[5].act = act(" "), StandardFault::Act("verify".into()));
    check(|s| s.steps[7].statement = act("Told"), StandardFault::Act("notify".into()));
    check(|s| s.steps[7].holder = act(" "), StandardFault::Act("notify".into()));
    check(|s| s.steps[2].id = "log-in".into(), StandardFault::RepeatedStep("log-in".into()));
    check_all(
        |s| s.steps.swap(5, 6),
        &[StandardFault::OutOfOrder("issue".into()), StandardFault::OutOfOrder("verify".into())],
    );
    check(|s| s.steps.swap(4, 5), StandardFault::OutOfOrder("apply".into()));
    check(|s| drop(s.steps.remove(7)), StandardFault::MissingKind(StepKind::Notify));
    check_all(
        |s| drop(s.steps.remove(5)),
        &[StandardFault::MissingKind(StepKind::Verify), StandardFault::OutOfOrder("issue".into())],
    );
    let letter = |s: &mut domain::standard::ServiceStandard| s.letter.as_mut().unwrap().paragraphs[0].clone();
    for (braced, found) in
        [("{nama}", "{nama}"), ("{ name }", "{ name }"), ("{name", "{name"), ("name}", "}"), ("{{name}}", "{{name}")]
    {
        let set = |s: &mut domain::standard::ServiceStandard| {
            s.letter.as_mut().unwrap().paragraphs[0] = format!("{} {braced}", letter(s));
        };
        let mut faults = vec![StandardFault::LetterPlaceholder("paragraphs", found.to_owned())];
        if braced == "{{name}}" {
            faults.push(StandardFault::LetterPlaceholder("paragraphs", "}".to_owned()));
        }
        check_all(set, &faults);
    }
    check(|s| s.letter.as_mut().unwrap().heading = " ".into(), StandardFault::LetterBlank("heading"));
    check(|s| s.letter.as_mut().unwrap().recipient.clear(), StandardFault::LetterBlank("recipient"));
    check(
        |s| s.wizard.passphrase_timing = domain::standard::PassphraseTiming::AfterVerification,
        StandardFault::PassphraseStep,
    );
}

#[test]
fn every_role_has_one_name() {
    for name in ["holder", "front_desk", "agency_head", "division_head", "functional_officer", "verifier", "authority"]
    {
        assert_eq!(Role::parse(name).map(Role::as_str), Some(name));
    }
    assert_eq!(Role::parse("king"), None);
}

#[test]
fn unknown_keys_are_refused() {
    let broken = PEKALONGAN.replacen("requirements", "requirments", 1);
    assert!(toml::from_str::<domain::standard::ServiceStandard>(&broken).is_err());
}
