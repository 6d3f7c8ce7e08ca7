//! One's own sessions.

use super::pick;

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    sessions: "Sesi Anda", "Your sessions";
    sessions_lead: "Berikut sesi Anda yang sedang aktif. Akhiri sesi yang tidak Anda kenali, lalu ganti kata sandi Anda.", "These are your active sessions. End any that you do not recognise, then change your password.";
    this_session: "Sesi ini", "This session";
    other_session: "Sesi lain", "Another session";
    since: "Masuk {}", "Logged in on {}";
    at_terminal: "Terminal {}, {}", "Terminal {}, {}";
    used: "Terakhir dipakai {}", "Last used on {}";
    end: "Akhiri", "End";
    end_others: "Akhiri semua sesi lain", "End all other sessions";
}
