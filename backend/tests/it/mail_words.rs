//! Every mail of every agency: two forms of the same text, one link, the office to ask, no identifiers but the holder's name,
//! and whole in the language of holders and of whoever complained.
//!
//! Longer than 250 lines because every mail stands in its list.

use backend::app::checkpoint::Mark;
use backend::infra::mail::Mail;
use backend::infra::mail::text::{
    ComplaintNews, Digest, Effect, KeyReportTold, KeyReportWaits, Limits, LoginChange, OfficeNews, Recipient, SentNow,
    Writer,
};
use domain::administration::Wait;
use domain::delegation::DelegationDays;
use domain::evaluation::Period;
use domain::journey::Step;
use domain::language::Language;
use domain::moment::{DAY, Timestamp};
use domain::person::DataField;
use domain::renewal::{Digest as NoteDigest, LastSent, Late, RejectReason, ReturnItem, ReturnReason};
use domain::standard::{ClockOwner, Interval, Role};

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

const NAME: &str = "Sari Wulandari";

/// Sari, whose mails are in this language.
const fn sari(language: Option<Language>) -> Recipient<'static> {
    Recipient { address: TO, name: Some(NAME), language }
}

const LOGIN_CHANGES: [LoginChange; 6] = [
    LoginChange::AuthenticatorAdded,
    LoginChange::AuthenticatorRemoved,
    LoginChange::PasskeyAdded,
    LoginChange::PasskeyRemoved,
    LoginChange::RecoveryCodesRenewed,
    LoginChange::RecoveryCodeUsed { left: 3 },
];

/// Every mail to a holder.
fn to_holder(writer: &Writer, to: Recipient<'_>) -> Vec<Mail> {
    let (now, later) = (monday(), monday().plus_days(40));
    let mark = Mark { position: 1234, digits: "9f86d081884c7d659a2f".to_owned() }.to_string();
    let roles = [Role::Verifier, Role::FrontDesk];
    let sent = |what, new_email, next| SentNow { what, new_email, next, mark: &mark };
    let mut mails = vec![
        writer.token(to, "123456", now, "/masuk/token", "bukan"),
        writer.activation(to, "geheim", now),
        writer.reset(to, "geheim", now),
        writer.password_changed(to, "bukan"),
        writer.email_code(to, "123456", now),
        writer.received(to, REFERENCE, sent(LastSent::Application, Some("bukan"), Some((&roles, now)))),
        writer.received(to, REFERENCE, sent(LastSent::Completion, None, None)),
        writer.received(to, REFERENCE, sent(LastSent::Key, None, Some((&[], now)))),
        writer.withdrawn(to, REFERENCE),
        writer.email_requested(to, REFERENCE),
        writer.email_changed(to),
        writer.email_claimed(to),
        writer.email_replaced(to, Some("bukan")),
        writer.email_replaced(to, None),
        writer.passphrase(to, REFERENCE),
        writer.passphrase_again(to, REFERENCE),
        writer.filed(to, REFERENCE, None),
        writer.filed(to, REFERENCE, Some(("geheim", later))),
        writer.filed_again(to, REFERENCE, None),
        writer.filed_again(to, REFERENCE, Some(("geheim", later))),
        writer.filing_cancelled(to, REFERENCE),
        writer.passphrase_at_authority(to, REFERENCE),
        writer.download_link(to, REFERENCE),
        writer.issued(to, REFERENCE, later, Some(now)),
        writer.issued_by_authority(to, REFERENCE, later),
        writer.office_wrote(to, REFERENCE),
        writer.recommendation_asked(to, 7, later),
        writer.recommended(to),
        writer.recommendation_declined(to),
        writer.collective_invitation(to, "Dinas Kesehatan", later, None),
        writer.collective_invitation(to, "Dinas Kesehatan", later, Some(("geheim", later))),
        writer.collective_reminder(to, "Dinas Kesehatan", later, None),
        writer.collective_reminder(to, "Dinas Kesehatan", later, Some(("geheim", later))),
        writer.collective_requests(to, "Dinas Kesehatan", 7),
        writer.key_reported(to, true, Some(later), "bukan"),
        writer.key_reported(to, false, None, "bukan"),
    ];
    for told in [
        KeyReportTold::SuspendedAtAuthority,
        KeyReportTold::Revoked { reissue: true },
        KeyReportTold::Revoked { reissue: false },
        KeyReportTold::TakenBack,
        KeyReportTold::Refused,
    ] {
        mails.push(writer.key_report_told(to, told));
    }
    mails.extend(LOGIN_CHANGES.map(|change| writer.login_changed(to, change, "bukan")));
    let steps = [Step::Data, Step::Changes, Step::Evidence, Step::Letter, Step::Passphrase];
    let note = NoteDigest("77".repeat(32));
    for reason in RETURN_REASONS {
        let items = steps.map(|step| ReturnItem { step, reason, note: Some(note.clone()) });
        mails.push(writer.returned(to, REFERENCE, &items));
    }
    for reason in REJECT_REASONS {
        mails.push(writer.rejected(to, REFERENCE, reason, reason == RejectReason::Other));
    }
    for (left, safe) in [
        (60, None),
        (30, Some(now.date_in(writer.standard.hours.zone()))),
        (14, None),
        (1, None),
        (0, None),
        (-7, None),
    ] {
        let not_after = Timestamp(now.0 + left * DAY + 60);
        mails.push(writer.reminder(to, not_after, left, safe, now));
    }
    mails
}

/// Every mail to officers and the office.
fn to_office(writer: &Writer) -> Vec<Mail> {
    let (now, later) = (monday(), monday().plus_days(40));
    let date = |at: Timestamp| at.date_in(writer.standard.hours.zone());
    let days = DelegationDays { first: date(now), last: date(later) };
    let mut mails = vec![
        writer.waiting(TO, REFERENCE, Some(now)),
        writer.passed_back(TO, REFERENCE, Some(now)),
        writer.taken_over(TO, REFERENCE),
        writer.delegated(TO, days, &Role::ALL),
        writer.delegated(TO, DelegationDays { last: days.first, ..days }, &[Role::Verifier]),
        writer.delegation_ended(TO, days),
        writer.account_frozen(TO),
        writer.key_report_waits(TO, 7, KeyReportWaits::Reported, Some(later)),
        writer.key_report_waits(TO, 7, KeyReportWaits::TakeBackAsked, None),
        writer.holder_wrote(TO, REFERENCE),
        writer.authority_ends(TO, later, false),
        writer.authority_ends(TO, later, true),
    ];
    for (waiting, overdue, next_due) in [(1, 0, Some(later)), (99, 98, None)] {
        let digest = |daily| Digest { waiting, overdue, next_due, daily };
        mails.extend([writer.digest(TO, digest(true)), writer.digest(TO, digest(false))]);
    }
    let late = |clock| (REFERENCE.to_owned(), Late { seconds: 7_500, clock });
    let passed = vec![late(ClockOwner::Office), late(ClockOwner::Authority)];
    let near = vec![(REFERENCE.to_owned(), later); 25];
    for (passed, near, unseen) in [(&passed, &near, 0), (&vec![], &near, 0), (&passed, &vec![], 3)] {
        mails.push(writer.limits(TO, &Limits { passed: passed.clone(), near: near.clone(), unseen }));
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
        writer.in_office(TO),
    ]);
    for news in
        [OfficeNews::Waiting, OfficeNews::Replied, OfficeNews::Reopened, OfficeNews::Reminder, OfficeNews::Overdue]
    {
        mails.push(writer.complaint_waits(TO, REFERENCE, news, Some(later)));
    }
    let period = Period::last_before(monday().date_in(writer.standard.hours.zone()), Interval::Quarter);
    mails.extend([Interval::Month, Interval::Quarter].map(|every| writer.meeting_due(TO, period, every)));
    mails.push(writer.checkpoint(
        TO,
        now,
        &format!("perbarui-checkpoint-1.1234.{}.{}", "9f86d081".repeat(8), "A".repeat(86)),
    ));
    mails
}

/// Every mail to whoever complained.
fn to_complainant(writer: &Writer, to: Recipient<'_>) -> Vec<Mail> {
    [
        ComplaintNews::Received(Some(monday())),
        ComplaintNews::Received(None),
        ComplaintNews::Asked,
        ComplaintNews::Answered,
        ComplaintNews::Extended(Some(monday())),
        ComplaintNews::PassedOn,
        ComplaintNews::Outside,
        ComplaintNews::Closed,
        ComplaintNews::Afterwards,
    ]
    .map(|news| writer.complaint_news(to, REFERENCE, news))
    .into()
}

/// Every mail to people outside the office.
fn to_public(writer: &Writer, to: Recipient<'_>) -> Vec<Mail> {
    let mut mails = to_holder(writer, to);
    mails.extend(to_complainant(writer, to));
    mails
}

/// The HTML without what keeps a word on one line.
fn spoken(html: &str) -> String {
    html.replace("<span class=\"whole\">", "").replace("</span>", "")
}

/// Writes both forms of a mail into the folder that `PERBARUI_MAILS` names, to be looked at.
fn keep(number: usize, mail: &Mail) {
    let Some(folder) = std::env::var_os("PERBARUI_MAILS") else { return };
    let language = if mail.html.contains("<html lang=\"en\">") { "en" } else { "id" };
    let path = std::path::Path::new(&folder).join(format!("{}-{number:03}-{language}", mail.agency.0));
    std::fs::write(path.with_extension("html"), &mail.html).unwrap();
    std::fs::write(path.with_extension("txt"), format!("{}\n\n{}", mail.subject, mail.text)).unwrap();
}

#[tokio::test]
async fn every_mail_has_one_button_and_the_office() {
    let world = World::new().await;
    let standards = world.app.standards.all();
    assert_eq!(standards.len(), 5);
    for standard in standards {
        let writer = world.app.writer(&standard.id).unwrap();
        let languages = [None, Some(Language::Indonesian), Some(Language::English)];
        let to_holders = languages.into_iter().flat_map(|language| to_public(&writer, sari(language)));
        let mut subjects = Vec::new();
        let all = to_holders.chain(to_office(&writer));
        for (number, mail) in all.enumerate() {
            keep(number, &mail);
            let told = format!("{}: {}\n{}\n{}", standard.id.0, mail.subject, mail.text, mail.html);
            assert_eq!(mail.to, TO);
            // A second one freezes the account, where the mail tells of something that somebody else may have done.
            let links = 1 + mail.text.matches("/bukan-saya#bukan").count();
            assert_eq!(mail.text.matches("://").count(), links, "{told}");
            assert_eq!(mail.html.matches("<a ").count(), links, "{told}");
            assert_eq!(mail.html.matches("href=\"https://perbarui.test/").count(), links, "{told}");
            // The sender's office above, the office to ask below, once each.
            assert_eq!(mail.html.matches(&standard.agency.office).count(), 2, "{told}");
            assert_eq!(mail.text.matches(&standard.agency.office).count(), 1, "{told}");
            assert!(
                mail.text.lines().any(|line| ["Bantuan: ", "Help: "].iter().any(|help| line.starts_with(help))
                    && !line.ends_with([',', ' '])),
                "{told}"
            );
            let warnings = ["Kami tidak pernah meminta passphrase", "We never ask for your passphrase"];
            assert!(
                warnings.iter().any(|warning| mail.text.contains(warning) && mail.html.contains(warning)),
                "{told}"
            );
            assert!(mail.subject.chars().count() <= 70, "{told}");
            assert!(!mail.subject.contains(NAME) && !mail.text.contains(TO) && !mail.html.contains(TO), "{told}");
            assert!(!mail.text.contains("  ") && !mail.text.contains("::"), "{told}");
            // The same paragraphs in both forms; a code stands apart there.
            let paragraphs = mail.text.split("\n\n").filter(|one| !one.starts_with("-- ") && !one.contains("://"));
            for line in paragraphs.filter(|one| !one.ends_with(": 123456")).flat_map(str::lines) {
                // A list there.
                let paragraph = line.strip_prefix("- ").unwrap_or(line);
                let escaped = paragraph.replace('&', "&amp;").replace('"', "&quot;");
                assert!(spoken(&mail.html).contains(&escaped), "{paragraph} in {told}");
            }
            assert_eq!(mail.html.contains("class=\"code\""), mail.text.contains("123456"), "{told}");
            assert!(mail.html.starts_with("<!doctype html>") && mail.html.is_ascii(), "{told}");
            // Never "e-" at the end of a line.
            let body = mail.html.split_once("<body>").unwrap().1;
            assert!(!body.contains(" e-mail") && !body.contains(&format!(" {REFERENCE} ")), "{told}");
            subjects.push(mail.subject);
        }
        subjects.sort();
        subjects.dedup();
        assert!(subjects.len() >= 37, "{subjects:?}");
    }
}

/// Words that only one of the languages has; agencies and letters keep their Indonesian names.
const INDONESIAN: [&str; 14] = [
    "Anda",
    "yang",
    "dan",
    "untuk",
    "sudah",
    "belum",
    "tidak",
    "dengan",
    "ini",
    "Permohonan",
    "permohonan",
    "Tautan",
    "berlaku",
    "Bantuan:",
];
const ENGLISH: [&str; 12] =
    ["the", "your", "Your", "you", "is", "has", "application", "and", "to", "of", "this", "Help:"];

#[tokio::test]
async fn a_holders_mails_are_whole_in_the_language_of_the_last_log_in() {
    let world = World::new().await;
    let has = |text: &str, words: &[&str]| {
        words
            .iter()
            .find(|word| text.split([' ', '\n', '.', ',', ';']).any(|other| other == **word))
            .map(ToString::to_string)
    };
    for standard in world.app.standards.all() {
        let writer = world.app.writer(&standard.id).unwrap();
        let office = |mail: &Mail| {
            let help = mail.text.lines().find(|line| line.contains(&standard.agency.office)).unwrap();
            format!("{} {}", mail.subject, mail.text.replace(help, help.split(' ').next().unwrap()))
                .replace(&standard.wizard.letter_title, "")
                // What other apps say.
                .replace("\"pengguna tidak terdaftar\" (user not registered)", "")
        };
        for mail in to_public(&writer, sari(Some(Language::English))) {
            assert_eq!(has(&office(&mail), &INDONESIAN), None, "{}", mail.text);
            assert!(mail.html.contains("<html lang=\"en\">"), "{}", mail.html);
            let named =
                mail.text.starts_with("Dear Sari Wulandari,\n") && mail.html.contains("<p>Dear Sari Wulandari,</p>");
            assert!(named || mail.text.starts_with("Dear Sir or Madam,\n"), "{}", mail.text);
        }
        for mail in to_public(&writer, sari(Some(Language::Indonesian))) {
            assert_eq!(has(&office(&mail), &ENGLISH), None, "{}", mail.text);
            assert!(mail.html.contains("<html lang=\"id\">") && !mail.html.contains("lang=\"en\""), "{}", mail.html);
        }
        // Before the first log-in: Indonesian, with a line of English.
        for mail in to_public(&writer, sari(None)) {
            assert!(mail.html.contains("<html lang=\"id\">") && mail.html.contains("<p lang=\"en\">"), "{}", mail.html);
        }
        // What may be somebody else's mailbox learns no name.
        let strangers = [writer.email_code(sari(None), "123456", monday()), writer.email_claimed(sari(None))];
        let mut strangers = Vec::from(strangers);
        strangers.extend(to_complainant(&writer, sari(None)));
        assert!(strangers.iter().all(|mail| !mail.text.contains(NAME) && !mail.html.contains(NAME)));
    }
}
