//! The on-screen keyboard of a kiosk, and working it by switches.

use super::{Lang, fill, lang, pick};

/// The texts.
pub fn t() -> &'static Text {
    pick(&ID, &EN)
}

texts! {
    name: "Papan ketik di layar", "On-screen keyboard";
    opened: "Papan ketik di layar terbuka. Tekan Alt dan K untuk pindah ke sana.", "The on-screen keyboard is open. Press Alt and K to move to it.";
    how: "Alt dan K memindahkan fokus ke papan ketik ini. Tombol panah berpindah antartombol, Enter menekannya, Escape kembali ke isian.", "Alt and K move the focus to this keyboard. The arrow keys move between keys, Enter presses one, Escape goes back to the field.";
    shift: "Shift", "Shift";
    shift_name: "Shift: huruf besar", "Shift: capital letters";
    shift_name_locked: "Shift: huruf besar terkunci", "Shift: capital letters locked";
    shift_once: "Satu huruf besar", "One capital letter";
    shift_locked: "Huruf besar terkunci", "Capital letters locked";
    shift_off: "Huruf kecil", "Small letters";
    backspace: "Hapus", "Delete";
    left: "Geser ke kiri", "Move left";
    right: "Geser ke kanan", "Move right";
    letters: "ABC", "ABC";
    letters_name: "ABC: huruf", "ABC: letters";
    symbols: "#+=", "#+=";
    symbols_name: "#+=: tanda baca dan simbol", "#+=: punctuation and symbols";
    reveal: "Tampilkan", "Show";
    conceal: "Sembunyikan", "Hide";
    enter: "Enter", "Enter";
    done: "Selesai", "Done";
    settings: "Pengaturan", "Settings";
    settings_long: "Pengaturan: sentuhan atau sakelar", "Settings: touch or switches";
    full: "Isian sudah penuh.", "The field is full.";
    settings_name: "Cara memakai layar ini", "How to use this screen";
    touch: "Sentuhan atau papan ketik", "Touch or keyboard";
    one_switch: "Satu sakelar", "One switch";
    two_switches: "Dua sakelar", "Two switches";
    about_touch: "Sentuh tombol di layar, atau pakai tetikus atau papan ketik.", "Touch the buttons on the screen, or use a mouse or a keyboard.";
    about_one_switch: "Sorotan berpindah sendiri: dari kelompok ke kelompok, lalu dari tombol ke tombol. Untuk memilih yang tersorot, tekan Spasi atau Enter, atau sentuh layar di mana saja.", "The highlight moves by itself: from group to group, then from button to button. To choose what is highlighted, press Space or Enter, or touch the screen anywhere.";
    about_two_switches: "Spasi atau Tab memindahkan sorotan: dari kelompok ke kelompok, lalu dari tombol ke tombol. Enter memilih yang tersorot.", "Space or Tab moves the highlight: from group to group, then from button to button. Enter chooses what is highlighted.";
    about_return: "Setelah dua putaran tanpa pilihan, sorotan kembali ke kelompok.", "After two rounds without a choice, the highlight goes back to the groups.";
    rest: "Jeda antarperpindahan: {} detik", "Time between moves: {} s";
    faster: "Lebih cepat", "Faster";
    slower: "Lebih lambat", "Slower";
    space: "Spasi", "Space";
}

/// How long the highlight rests.
pub fn rest(milliseconds: u32) -> String {
    let seconds = (f64::from(milliseconds) / 1000.0).to_string();
    fill(t().rest, &if lang() == Lang::Id { seconds.replace('.', ",") } else { seconds })
}

/// The name of a key of one character that screen readers may pass over; none for letters and digits.
pub fn character(character: char) -> Option<&'static str> {
    let (_, names) = CHARACTERS.iter().find(|(known, _)| *known == character)?;
    Some(names[usize::from(lang() == Lang::En)])
}

const CHARACTERS: [(char, [&str; 2]); 33] = [
    (' ', [ID.space, EN.space]),
    ('!', ["Tanda seru", "Exclamation mark"]),
    ('"', ["Tanda kutip", "Quotation mark"]),
    ('#', ["Tanda pagar", "Number sign"]),
    ('$', ["Tanda dolar", "Dollar sign"]),
    ('%', ["Persen", "Per cent sign"]),
    ('&', ["Tanda dan", "Ampersand"]),
    ('\'', ["Apostrof", "Apostrophe"]),
    ('(', ["Kurung buka", "Opening parenthesis"]),
    (')', ["Kurung tutup", "Closing parenthesis"]),
    ('*', ["Tanda bintang", "Asterisk"]),
    ('+', ["Tanda tambah", "Plus sign"]),
    (',', ["Koma", "Comma"]),
    ('-', ["Tanda hubung", "Hyphen"]),
    ('.', ["Titik", "Full stop"]),
    ('/', ["Garis miring", "Slash"]),
    (':', ["Titik dua", "Colon"]),
    (';', ["Titik koma", "Semicolon"]),
    ('<', ["Lebih kecil dari", "Less-than sign"]),
    ('=', ["Sama dengan", "Equals sign"]),
    ('>', ["Lebih besar dari", "Greater-than sign"]),
    ('?', ["Tanda tanya", "Question mark"]),
    ('@', ["Tanda at", "At sign"]),
    ('[', ["Kurung siku buka", "Opening square bracket"]),
    ('\\', ["Garis miring terbalik", "Backslash"]),
    (']', ["Kurung siku tutup", "Closing square bracket"]),
    ('^', ["Tanda sisipan", "Caret"]),
    ('_', ["Garis bawah", "Underscore"]),
    ('`', ["Aksen balik", "Backtick"]),
    ('{', ["Kurung kurawal buka", "Opening curly bracket"]),
    ('|', ["Garis tegak", "Vertical bar"]),
    ('}', ["Kurung kurawal tutup", "Closing curly bracket"]),
    ('~', ["Tanda gelombang", "Tilde"]),
];
