//! Which app a path belongs to.

/// Directory of each app in dist, and its path.
pub const APPS: [(&str, &str); 16] = [
    ("holder", "/"),
    ("account", "/akun/"),
    ("follow", "/lacak/"),
    ("phone", "/ponsel/"),
    ("wizard", "/permohonan/"),
    ("officer", "/petugas/"),
    ("office", "/petugas/kantor/"),
    ("admin", "/petugas/pengelolaan/"),
    ("evaluation", "/petugas/evaluasi/"),
    ("complaints", "/petugas/pengaduan/"),
    ("kiosk", "/kios/"),
    ("kiosk_journey", "/kios/layanan/"),
    ("feedback", "/masukan/"),
    ("kiosk_feedback", "/kios/masukan/"),
    ("keys", "/kunci/"),
    ("recommendation", "/rekomendasi/"),
];

/// Paths of apps whose pages do not all stand below their own path (`src/route/apps.rs`, `src/route/officer.rs`).
const SCATTERED: [(&str, &[&str]); 4] = [
    (
        "/petugas/kantor/",
        &["/petugas/ajukan", "/petugas/bersama", "/petugas/menunggu", "/petugas/pelimpahan", "/petugas/pemberitahuan"],
    ),
    ("/petugas/pengaduan/", &["/petugas/kunci"]),
    ("/akun/", &["/bukan-saya", "/konfirmasi", "/keberatan", "/standar"]),
    ("/lacak/", &["/terkirim", "/ambil"]),
];

/// Pages of the holder's app, beside those of all others (`src/route/mod.rs`).
const OF_HOLDERS: [&str; 7] = ["/masuk", "/masuk/token", "/aktivasi", "/sandi", "/lanjut", "/sertifikat", "/privasi"];

/// Returns the path of the app that owns a page, with its slash at the end; none for the holder's.
pub(super) fn app_of(path: &str) -> Option<&'static str> {
    let scattered = SCATTERED.into_iter().find(|(_, paths)| paths.iter().any(|begin| is_below(path, begin)));
    if let Some((app, _)) = scattered {
        return Some(app);
    }
    let owns = |app: &&str| app.len() > 1 && is_below(path, app.trim_end_matches('/'));
    APPS.into_iter().map(|(_, app)| app).filter(owns).max_by_key(|app| app.len())
}

/// Whether this is a page of the holder's app.
pub(super) fn is_of_holder(path: &str) -> bool {
    path == "/" || OF_HOLDERS.contains(&path.trim_end_matches('/'))
}

/// Whether the path is this one or below it.
fn is_below(path: &str, begin: &str) -> bool {
    path.strip_prefix(begin).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
