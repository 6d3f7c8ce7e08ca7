//! Certificates and revocation lists, judged by OpenSSL.

use backend::infra::authority::{Authority, Embedded, Order, Reason, Revocation, Serial};

use super::lab::{Lab, NOW, authority, config, order, shared_dir};

#[test]
fn a_certificate_is_what_was_ordered() {
    let lab = Lab::new();
    let order = order("RN-2026-000001", lab.spki());
    let issued = authority().issue(&order).unwrap();
    lab.write("holder.der", &issued.certificate_der);

    let text = lab.openssl("x509 -in holder.der -inform DER -noout -text -nameopt RFC2253,utf8,-esc_msb");
    for expected in [
        "Version: 3 (0x2)",
        "Signature Algorithm: sha256WithRSAEncryption",
        "Issuer: CN=Perbarui Issuing CA ",
        "O=Kota Contoh,C=ID",
        "Not Before: Nov 21 00:00:00 2026 GMT",
        "Not After : Nov 20 00:00:00 2028 GMT",
        "Subject: emailAddress=siti.contoh@kotacontoh.go.id,CN=Siti Contoh,OU=Dinas Komunikasi & Informatika,\
         O=Pemerintah Kota Contoh,L=Kota Contoh,ST=Jawa Tengah,C=ID",
        "X509v3 Key Usage: critical\n                Digital Signature, Non Repudiation",
        "X509v3 Basic Constraints: critical\n                CA:FALSE",
        "email:siti.contoh@kotacontoh.go.id",
        "X509v3 Authority Key Identifier",
        "X509v3 Subject Key Identifier",
        "URI:http://localhost/api/crl.der",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in\n{text}");
    }
    assert!(!text.contains("Extended Key Usage"), "{text}");

    let serial = lab.openssl("x509 -in holder.der -inform DER -noout -serial");
    assert_eq!(serial.trim(), format!("serial={}", issued.serial.to_hex().to_uppercase()));
    // The very key of the request, and the chain holds.
    lab.openssl("x509 -in holder.der -inform DER -out holder.pem");
    assert_eq!(
        lab.openssl("x509 -in holder.pem -noout -pubkey"),
        lab.openssl("req -in holder.csr -inform DER -noout -pubkey"),
    );
    lab.chain();
    let verified =
        lab.openssl(&format!("verify -x509_strict -attime {NOW} -CAfile root.pem -untrusted issuing.pem holder.pem"));
    assert_eq!(verified.trim(), "holder.pem: OK");
}

#[test]
fn the_two_cas_are_constrained() {
    let lab = Lab::new();
    lab.chain();
    for (file, expected) in [
        ("root.pem", ["CA:TRUE, pathlen:1", "(4096 bit)", "CN = Perbarui Root CA "]),
        ("issuing.pem", ["CA:TRUE, pathlen:0", "(3072 bit)", "CN = Perbarui Issuing CA "]),
    ] {
        let text = lab.openssl(&format!("x509 -in {file} -noout -text"));
        let common = [
            "X509v3 Basic Constraints: critical",
            "X509v3 Key Usage: critical\n                Certificate Sign, CRL Sign",
            "X509v3 Subject Key Identifier",
        ];
        for part in expected.iter().chain(&common) {
            assert!(text.contains(part), "{part:?} is not in\n{text}");
        }
    }
}

#[test]
fn repeating_an_order_gives_the_same_bytes() {
    let lab = Lab::new();
    let order = order("RN-2026-000002", lab.spki());
    let first = authority().issue(&order).unwrap();
    // Another process, after a crash.
    let second = Embedded::open(shared_dir(), &config(), NOW + 5000).unwrap().issue(&order).unwrap();
    assert_eq!(first, second);
    assert_ne!(first.serial, Serial::of_order("RN-2026-000003"));
    assert_eq!(Serial::from_hex(&first.serial.to_hex()), Some(first.serial));
    assert_eq!(Serial::from_hex("00"), None);
}

#[test]
fn impossible_orders_are_refused() {
    let lab = Lab::new();
    let check = |change: &dyn Fn(&mut Order), expected: &str| {
        let mut order = order("RN-2026-000004", lab.spki());
        change(&mut order);
        let error = authority().issue(&order).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    };
    check(&|o| o.not_after = o.not_before, "ends before it starts");
    check(&|o| o.not_after = NOW + 11 * 366 * 86_400, "outlive");
    check(&|o| o.not_before = i64::MIN, "outside the calendar");
    check(&|o| o.subject.common_name = " ".into(), "blank");
    check(&|o| o.subject.email = String::new(), "blank");
    check(&|o| o.subject.email = "sité@kotacontoh.go.id".into(), "not ASCII");
    check(&|o| o.subject.country = "Indonesia".into(), "two-letter");
    check(&|o| o.spki_der.push(0), "public key");
}

#[test]
fn a_revocation_list_names_the_revoked() {
    let lab = Lab::new();
    lab.chain();
    let revoked = [
        Revocation { serial: Serial::of_order("old"), time: NOW, reason: Reason::Superseded },
        Revocation { serial: Serial::of_order("lost"), time: NOW, reason: Reason::KeyCompromise },
    ];
    let der = authority().crl(&revoked, NOW, NOW + 86_400).unwrap();
    lab.write("list.der", &der);
    let text = lab.openssl("crl -in list.der -inform DER -noout -text -CAfile issuing.pem -verify");
    for expected in [
        Serial::of_order("old").to_hex().to_uppercase(),
        Serial::of_order("lost").to_hex().to_uppercase(),
        "Superseded".into(),
        "Key Compromise".into(),
        "Last Update: Nov 21 00:00:00 2026 GMT".into(),
        "Next Update: Nov 22 00:00:00 2026 GMT".into(),
        format!("X509v3 CRL Number: \n                {NOW}"),
    ] {
        assert!(text.contains(&expected), "{expected:?} is not in\n{text}");
    }

    // OpenSSL refuses the revoked one by that list, and accepts another.
    for (order_id, good) in [("old", false), ("new", true)] {
        let issued = authority().issue(&order(order_id, lab.spki())).unwrap();
        lab.write("holder.der", &issued.certificate_der);
        lab.openssl("x509 -in holder.der -inform DER -out holder.pem");
        lab.openssl("crl -in list.der -inform DER -out list.pem");
        let outcome = lab.run(&format!(
            "verify -attime {NOW} -crl_check -CRLfile list.pem -CAfile root.pem -untrusted issuing.pem holder.pem"
        ));
        assert_eq!(outcome.is_ok(), good, "{order_id}: {outcome:?}");
    }
    let empty = authority().crl(&[], NOW, NOW + 60).unwrap();
    lab.write("list.der", &empty);
    assert!(lab.openssl("crl -in list.der -inform DER -noout -text").contains("No Revoked Certificates"));
}
