//! The administration's log in words.

use domain::administration::{Consent, Setting};
use domain::api::{AdminAct, AdminLogRow};

use crate::i18n::officer::role;
use crate::i18n::{fill, pick, problem, time};

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

/// What happened.
pub fn act(row: &AdminLogRow) -> String {
    let t = t();
    let roles = || row.roles.iter().map(|one| role(*one)).collect::<Vec<_>>().join(", ");
    let fields = || row.fields.iter().map(|one| problem::name(one.field())).collect::<Vec<_>>().join(", ");
    let whom = || if row.people == 1 { row.person.clone() } else { fill(t.people, &row.people.to_string()) };
    let period = || {
        let days = row.period.map(|period| [time::day(period.first()), time::day(period.last())].join(" – "));
        days.unwrap_or_default()
    };
    let both = |words: &str, what: String| fill(&fill(words, &what), &whom());
    match row.act {
        AdminAct::OfficerCreated => both(t.created, roles()),
        AdminAct::OfficerEntered | AdminAct::HoldersEntered => fill(t.entered, &whom()),
        AdminAct::DataImported | AdminAct::DataChanged => both(t.changed, fields()),
        AdminAct::CertificatesImported => fill(t.certificates, &whom()),
        AdminAct::RoleProposed => both(t.role_proposed, roles()),
        AdminAct::DataProposed => both(t.data_proposed, fields()),
        AdminAct::ProposalRefused => fill(t.refused, &whom()),
        AdminAct::ProposalDiscarded => fill(t.discarded, &whom()),
        AdminAct::RoleGiven => both(t.given, roles()),
        AdminAct::RoleTaken => both(t.taken, roles()),
        AdminAct::Delegated => fill(t.delegated, &whom()),
        AdminAct::DelegationEnded => fill(t.delegation_ended, &whom()),
        AdminAct::SessionsEnded => fill(t.sessions_ended, &whom()),
        AdminAct::AccountFrozen => fill(t.frozen, &whom()),
        AdminAct::AccountReopened => fill(t.reopened, &whom()),
        AdminAct::SettingsChanged => {
            let names: Vec<_> = row.settings.iter().map(|one| setting(*one)).collect();
            fill(t.settings, &names.join(", "))
        }
        AdminAct::PeriodClosed => fill(t.period_closed, &period()),
        AdminAct::MinutesWritten => fill(t.minutes_written, &period()),
        AdminAct::SurveyPlanMade => t.survey_plan_made.into(),
        AdminAct::SurveyPlanDone => t.survey_plan_done.into(),
        AdminAct::TerminalRegistered => fill(t.terminal_registered, &row.terminal),
        AdminAct::TerminalPaired => fill(t.terminal_paired, &row.terminal),
        AdminAct::TerminalLocked => fill(t.terminal_locked, &row.terminal),
        AdminAct::TerminalUnlocked => fill(t.terminal_unlocked, &row.terminal),
        AdminAct::TerminalUnpaired => fill(t.terminal_unpaired, &row.terminal),
        AdminAct::TerminalRemoved => fill(t.terminal_removed, &row.terminal),
    }
}

/// Returns the cause of an event without a logged-in actor.
pub fn nobody(row: &AdminLogRow) -> String {
    let t = t();
    match (row.act, row.consent) {
        (AdminAct::OfficerCreated, _) => t.by_operator,
        (AdminAct::ProposalRefused, _) => t.by_link,
        (AdminAct::TerminalPaired, _) => t.by_code,
        (_, Some(Consent::Time)) => t.by_time,
        _ => "",
    }
    .into()
}

fn setting(setting: Setting) -> &'static str {
    let t = super::t();
    match setting {
        Setting::Hours => t.hours,
        Setting::EmailDomains => t.domains,
        Setting::MaxUpload => t.upload,
        Setting::ReminderDays => t.reminders,
    }
}

texts! {
    lead: "Semua perubahan peran, akun, impor, pelimpahan, dan pengaturan. Setiap baris terikat pada baris sebelumnya, sehingga pengubahan catatan di kemudian hari akan ketahuan.", "Every change to roles, accounts, delegations and settings, and every import. Each line is bound to the one before it, so that tampering shows.";
    empty: "Belum ada catatan.", "Nothing is recorded yet.";
    older: "Tampilkan yang lebih lama", "Show older entries";
    table: "Unduh CSV", "Download CSV";
    people: "{} orang", "{} people";
    proposed_by: "diusulkan oleh {}", "proposed by {}";
    by_operator: "oleh pengelola server", "by the operator";
    by_link: "melalui tautan dalam e-mail", "by a mailed link";
    by_time: "karena tidak ada keberatan", "because nobody objected";
    created: "Ditetapkan sebagai {}: {}", "Appointed as {}: {}";
    entered: "Akun dibuat: {}", "Account created: {}";
    changed: "Data diubah ({}): {}", "Data changed ({}): {}";
    certificates: "Sertifikat dicatat: {}", "Certificates recorded: {}";
    role_proposed: "Peran {} diusulkan untuk {}", "Role {} proposed for {}";
    data_proposed: "Perubahan data diusulkan ({}): {}", "Change of data proposed ({}): {}";
    refused: "Usulan ditolak: {}", "Proposal refused: {}";
    discarded: "Usulan gugur: {}", "Proposal lapsed: {}";
    given: "Peran {} diberikan kepada {}", "Role {} given to {}";
    taken: "Peran {} dicabut dari {}", "Role {} taken from {}";
    delegated: "Tugas dilimpahkan kepada {}", "Roles delegated to {}";
    delegation_ended: "Pelimpahan kepada {} diakhiri", "Delegation to {} ended";
    frozen: "Akun {} dibekukan lewat tautan dalam e-mail pemiliknya", "The account of {} was frozen by a link in an e-mail to its owner";
    reopened: "Akun {} dibuka kembali", "The account of {} was opened again";
    sessions_ended: "Semua sesi {} diakhiri", "All sessions of {} ended";
    period_closed: "Masa evaluasi ditutup: {}", "Evaluation period closed: {}";
    minutes_written: "Notulen rapat evaluasi ditulis: {}", "Minutes of the evaluation meeting written: {}";
    survey_plan_made: "Rencana tindak lanjut survei dibuat", "Follow-up plan of the survey made";
    survey_plan_done: "Rencana tindak lanjut survei dilaksanakan", "Follow-up plan of the survey carried out";
    terminal_registered: "Kios didaftarkan: {}", "Kiosk registered: {}";
    terminal_paired: "Peramban dipasangkan dengan kios: {}", "Browser paired with kiosk: {}";
    terminal_locked: "Kios dikunci: {}", "Kiosk locked: {}";
    terminal_unlocked: "Kunci kios dibuka: {}", "Kiosk unlocked: {}";
    terminal_unpaired: "Pasangan peramban kios dilepas: {}", "Kiosk's browser unpaired: {}";
    terminal_removed: "Kios dihapus: {}", "Kiosk removed: {}";
    by_code: "dengan kode pemasangan", "with the pairing code";
    settings: "Pengaturan diubah: {}", "Settings changed: {}";
}
