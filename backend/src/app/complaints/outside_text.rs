//! The text of a complaint for other bodies, in Indonesian: SP4N-LAPOR, Ombudsman Republik Indonesia.

use std::fmt::Write;

use domain::api::{ComplaintEntry, EntryKind, OutsideText};
use domain::complaint::{Channel, Due, DueRule, Escalation, Stage, due_for};
use domain::moment::Timestamp;
use domain::standard::{LEGAL_LIMIT_DAYS, ServiceStandard, TimeUnit};

use super::case::ComplaintCase;
use crate::app::state::App;

/// SP4N-LAPOR's category for the services of such an office.
const CATEGORY: &str = "Teknologi Informasi dan Komunikasi";

/// Returns the text once nobody answered days after the limit, or once the second answer came: until then the office itself is the
/// place to turn to. It says only what whoever complains may read, `entries`.
pub(super) fn outside_text(app: &App, case: &ComplaintCase, entries: &[ComplaintEntry]) -> Option<OutsideText> {
    let complaint = &case.complaint;
    let overdue = complaint.escalated == Some(Escalation::Outside) && complaint.open();
    let answered_again = complaint.reopened_at.is_some() && !complaint.open() && complaint.stage != Stage::Withdrawn;
    if !(overdue || answered_again) {
        return None;
    }
    let standard = &case.standard;
    let office = &standard.agency.office;
    let due = due_for(standard, complaint.class.as_deref(), &complaint.run, &app.holidays);
    let mut text = String::new();
    // Writing into a String never fails.
    let _ = writeln!(
        text,
        "Saya menyampaikan pengaduan kepada {office} {} pada {}, dengan nomor {}.\n",
        by_way_of(complaint.channel),
        moment(standard, complaint.received_at),
        case.number
    );
    let words = entries.iter().find(|entry| entry.what == EntryKind::Received).map_or("", |entry| entry.text.as_str());
    let _ = writeln!(text, "Isi pengaduan:\n{words}\n");
    let _ = writeln!(text, "Batas waktu jawaban: {} ({}).\n", moment(standard, due.at), limit_words(due));
    text.push_str("Yang terjadi sejak itu:\n");
    for entry in entries {
        let told = match &entry.what {
            EntryKind::Classified { class, .. } => format!("digolongkan sebagai \"{}\"", class.id),
            EntryKind::PassedOn(_) => "diteruskan".to_owned(),
            EntryKind::Asked => "kantor bertanya kepada saya".to_owned(),
            EntryKind::Replied => "saya memberi keterangan".to_owned(),
            EntryKind::Answered { .. } => format!("kantor menjawab: {}", entry.text),
            EntryKind::Extended(..) => format!("batas waktu diperpanjang: {}", entry.text),
            EntryKind::Escalated(Escalation::Official) => "batas waktu lewat; pejabat pengaduan diberi tahu".to_owned(),
            EntryKind::Escalated(Escalation::Head) => "kepala kantor diberi tahu".to_owned(),
            EntryKind::Reopened => "saya menyatakan masalah belum selesai".to_owned(),
            _ => continue,
        };
        let _ = writeln!(text, "- {}: {told}", moment(standard, entry.at));
    }
    text.push_str(if overdue {
        "\nSampai sekarang pengaduan saya belum dijawab.\n"
    } else {
        "\nMenurut saya masalahnya belum selesai.\n"
    });
    let zone = standard.hours.zone();
    Some(OutsideText {
        title: format!("Pengaduan {} kepada {office}", case.number),
        text,
        agency: standard.agency.organization.clone(),
        place: format!("{}, {}", standard.agency.locality, standard.agency.province),
        date: complaint.received_at.date_in(zone).indonesian(),
        category: CATEGORY.to_owned(),
    })
}

const fn by_way_of(channel: Channel) -> &'static str {
    match channel {
        Channel::Page => "melalui halaman pengaduannya",
        Channel::Counter => "secara langsung",
        Channel::Telephone => "melalui telepon",
        Channel::Letter => "dengan surat",
        Channel::Email => "melalui surel",
        Channel::Application => "melalui aplikasi",
        Channel::SocialMedia => "melalui media sosial",
    }
}

fn limit_words(due: Due<'_>) -> String {
    match due.rule {
        DueRule::Class(class) | DueRule::Shortest(class) => {
            let unit = match class.limit.unit {
                TimeUnit::Minutes => "menit kerja",
                TimeUnit::Hours => "jam kerja",
                TimeUnit::Days => "hari kerja",
            };
            format!("{} {unit}", class.limit.amount)
        }
        DueRule::Law => format!("{LEGAL_LIMIT_DAYS} hari menurut Peraturan Presiden Nomor 76 Tahun 2013"),
    }
}

fn moment(standard: &ServiceStandard, at: Timestamp) -> String {
    let zone = standard.hours.zone();
    format!("{} pukul {}", at.date_in(zone).indonesian(), at.clock_text(zone))
}
