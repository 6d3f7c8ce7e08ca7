//! Every mail of every agency: two forms of the same text, one link, the office to ask, no identifiers.

use backend::app::checkpoint::Mark;
use backend::infra::mail::Mail;
use backend::infra::mail::text::{Effect, SentNow, Writer};
use domain::administration::Wait;
use domain::journey::Step;
use domain::moment::{DAY, Timestamp};
use domain::person::DataField;
use domain::renewal::{Digest, LastSent, RejectReason, ReturnItem, ReturnReason};

use crate::harness::{World, monday};

const TO: &str = "sari@example.go.id";
const REFERENCE: &str = "ABCD-EFGH";

const RETURN_REASONS: [ReturnReason; 6] = [
    ReturnReason::Unreadable,
    ReturnReason::Unsigned,
    ReturnReason::WrongDocument,
    ReturnReason::Outdated,
    ReturnReason::DataDiffers,
    ReturnReason::Other,
];
const REJECT_REASONS: [RejectReason; 5] = [
    RejectReason::NotEmployed,
    RejectReason::NotRecommended,
    RejectReason::NotGenuine,
    RejectReason::Repeated,
    RejectReason::Other,
];

fn sent(what: LastSent, new_email: bool) -> SentNow {
    SentNow { what, new_email }
}

fn all(writer: &Writer) -> Vec<Mail> {
    let (now, later) = (monday(), monday().plus_days(40));
    let mark = Mark { position: 1234, digits: "9f86d081884c7d659a2f".to_owned() };
    let mut mails = vec![
        writer.token(TO, "123456", now, "/masuk/token"),
        writer.activation(TO, "geheim", now),
        writer.reset(TO, "geheim", now),
        writer.password_changed(TO),
        writer.email_code(TO, "123456", now),
        writer.received(TO, REFERENCE, Some(now), sent(LastSent::Application, true), &mark.to_string()),
        writer.received(TO, REFERENCE, None, sent(LastSent::Completion, false), &mark.to_string()),
        writer.received(TO, REFERENCE, None, sent(LastSent::Key, false), &mark.to_string()),
        writer.withdrawn(TO, REFERENCE),
        writer.email_requested(TO, REFERENCE),
        writer.email_changed(TO),
        writer.waiting(TO, REFERENCE, Some(now)),
        writer.passed_back(TO, REFERENCE, Some(now)),
        writer.taken_over(TO, REFERENCE),
        writer.passphrase(TO, REFERENCE),
        writer.passphrase_again(TO, REFERENCE),
        writer.filed_again(TO, REFERENCE, None),
        writer.filed_again(TO, REFERENCE, Some(("geheim", later))),
        writer.filing_cancelled(TO, REFERENCE),
        writer.passphrase_at_authority(TO, REFERENCE),
        writer.issued(TO, REFERENCE, later, Some(now)),
        writer.issued_by_authority(TO, REFERENCE, later),
        writer.office_wrote(TO, REFERENCE),
        writer.holder_wrote(TO, REFERENCE),
        writer.authority_ends(TO, later, false),
        writer.authority_ends(TO, later, true),
    ];
    let steps = [Step::Data, Step::Changes, Step::Evidence, Step::Letter, Step::Passphrase];
    let note = Digest("77".repeat(32));
    for reason in RETURN_REASONS {
        let items = steps.map(|step| ReturnItem { step, reason, note: Some(note.clone()) });
        mails.push(writer.returned(TO, REFERENCE, &items));
    }
    for reason in REJECT_REASONS {
        mails.push(writer.rejected(TO, REFERENCE, reason, reason == RejectReason::Other));
    }
    for until in [None, Some(later)] {
        mails.push(writer.role_proposed(TO, until, "geheim"));
    }
    for effect in [
        Effect::Consent { expires_at: later },
        Effect::Partly { from: now, expires_at: later },
        Effect::Time { from: later },
    ] {
        mails.extend([
            writer.changes_proposed(TO, 1, 2, effect, "geheim"),
            writer.changes_proposed(TO, 1, 0, effect, "geheim"),
        ]);
        mails.extend([writer.proposals_wait(TO, 3, 0, effect), writer.proposals_wait(TO, 3, 2, effect)]);
    }
    mails.extend([
        writer.change_proposed(TO, &DataField::ALL, Wait::Case, true, "geheim"),
        writer.change_proposed(TO, &DataField::ALL, Wait::Consent, false, "geheim"),
        writer.change_proposed(TO, &DataField::ALL, Wait::Time(later), true, "geheim"),
        writer.proposal_refused(TO),
        writer.role_taken(TO),
        writer.email_domains_changed(TO, &["example.go.id".to_owned()]),
        writer.holders_edited(TO, 5, None),
        writer.holders_edited(TO, 5, Some(later)),
        writer.email_replaced(TO),
        writer.in_office(TO),
    ]);
    for left in [60, 30, 1, 0, -7] {
        let not_after = Timestamp(now.0 + left * DAY + 60);
        mails.push(writer.reminder(TO, not_after, left, now));
    }
    mails
}

#[tokio::test]
async fn every_mail_has_one_link_and_the_office() {
    let world = World::new().await;
    let standards = world.app.standards.all();
    assert_eq!(standards.len(), 5);
    for standard in standards {
        let writer = world.app.writer(&standard.id).unwrap();
        let mut subjects = Vec::new();
        for mail in all(&writer) {
            let told = format!("{}: {}\n{}\n{}", standard.id.0, mail.subject, mail.text, mail.html);
            assert_eq!(mail.to, TO);
            assert_eq!(mail.text.matches("://").count(), 1, "{told}");
            assert_eq!(mail.html.matches("<a ").count(), 1, "{told}");
            assert_eq!(mail.html.matches("href=\"https://perbarui.test/").count(), 1, "{told}");
            assert!(mail.text.contains(&standard.agency.office), "{told}");
            assert!(
                mail.text.lines().any(|line| line.starts_with("Bantuan: ") && !line.ends_with([',', ' '])),
                "{told}"
            );
            assert!(mail.subject.chars().count() <= 70, "{told}");
            assert!(!mail.text.contains(TO) && !mail.html.contains(TO), "{told}");
            assert!(!mail.text.contains("  "), "{told}");
            // The same paragraphs in both forms.
            for paragraph in mail.text.split("\n\n").filter(|one| !one.starts_with("-- ") && !one.contains("://")) {
                let escaped = paragraph.replace('&', "&amp;").replace('"', "&quot;");
                assert!(mail.html.contains(&escaped), "{paragraph} in {told}");
            }
            assert!(mail.html.starts_with("<!doctype html>") && mail.html.contains("lang=\"id\""), "{told}");
            subjects.push(mail.subject);
        }
        subjects.sort();
        subjects.dedup();
        assert!(subjects.len() >= 17, "{subjects:?}");
    }
}
