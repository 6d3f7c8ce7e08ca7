//! Estimates how guessable a secret is, by a small embedded list of common words (2 KB) and typing patterns.

/// How many independent choices an attacker who tries words and patterns must guess: a common word counts 2; a run of
/// neighbours (`abcd`, `4321`, `qwert`), a repeated character or a block that repeats counts 1 however long it is;
/// every other character counts 1. The cheapest reading counts.
pub fn choices(secret: &str) -> u16 {
    let text: Vec<u8> = secret.to_ascii_lowercase().into_bytes();
    let period = period(&text);
    let text = &text[..period];
    // cheapest[n]: the cheapest reading of the first n bytes.
    let mut cheapest: Vec<u16> = vec![0];
    for end in 1..=text.len() {
        let mut best = cheapest[end - 1] + 1;
        for start in 0..end {
            let price = if end - start >= 3 && is_run(&text[start..end]) { 1 } else { continue };
            best = best.min(cheapest[start] + price);
        }
        for word in COMMON.split(' ') {
            if ends_with_word(&text[..end], word.as_bytes()) {
                best = best.min(cheapest[end - word.len()] + 2);
            }
        }
        cheapest.push(best);
    }
    cheapest.last().copied().unwrap_or(0)
}

/// Whether the secret contains a word of [`SERVICE`] or of `context`: a part of at least four letters, or six digits in
/// a row of a number there (also the birth date of an 18-digit NIP as DDMMYYYY).
pub fn contains_context(secret: &str, context: &[&str]) -> bool {
    let text = secret.to_ascii_lowercase().into_bytes();
    let digits: Vec<u8> = text.iter().copied().filter(u8::is_ascii_digit).collect();
    let has_word = |value: &str| {
        value.split(|c: char| c.is_ascii() && !c.is_ascii_alphabetic()).any(|part| {
            let part = part.to_ascii_lowercase();
            part.len() >= 4 && (part.len()..=text.len()).any(|end| ends_with_word(&text[..end], part.as_bytes()))
        })
    };
    let has_number = |value: &str| {
        let mut number: Vec<u8> = value.bytes().filter(u8::is_ascii_digit).collect();
        if number.len() == 18 {
            number.push(b' ');
            number.extend_from_within(6..8);
            number.extend_from_within(4..6);
            number.extend_from_within(0..4);
        }
        number.windows(6).any(|piece| digits.windows(6).any(|typed| typed == piece))
    };
    SERVICE.split(' ').any(has_word) || context.iter().any(|value| has_word(value) || has_number(value))
}

/// Words of the service itself.
const SERVICE: &str = "bsre bssn perbarui sertifikat certificate tandatangan passphrase";

/// Common words of passwords in Indonesia, lower case, without order. Written with look-alikes (`p4ssw0rd`) they count too.
const COMMON: &str = "password passwd pass katasandi sandi kunci rahasia rahasiaku secret admin administrator root user \
login letmein welcome selamat datang changeme default guest test testing demo coba master super superman batman \
iloveyou love you cinta cintaku akucinta sayang sayangku sayangkamu aku kamu dia kita bismillah bismillahirrahmanirrahim \
alhamdulillah assalamualaikum subhanallah masyaallah insyaallah astaghfirullah allahuakbar allah muhammad islam \
jesus yesus tuhan amin ramadhan lebaran indonesia indonesiaraya merdeka pancasila garuda nusantara bhinneka jakarta \
bandung surabaya semarang medan makassar bali jawa sumatera kalimantan sulawesi papua riau pekalongan meranti natuna \
ciamis purbalingga selatpanjang ranai persib persija sepakbola football baseball basketball dragon monkey shadow \
sunshine princess michael jordan charlie freedom whatever trustno computer komputer internet laptop samsung google \
facebook instagram whatsapp gmail yahoo android windows microsoft dinas kominfo diskominfo dinkominfo pegawai negeri \
sipil asn pns pppk bupati walikota gubernur presiden kabupaten kota provinsi pemerintah pemda pemkab pemkot kantor \
elektronik digital tandatangan sertifikat sukses semangat bahagia keluarga ibu bapak mama papa anak anakku istriku \
suamiku ganteng cantik jangan lupa terimakasih doraemon naruto pokemon starwars killer hello halo correct horse battery \
staple januari februari maret april mei juni juli agustus september oktober november desember senin selasa rabu kamis \
jumat sabtu minggu";

/// Rows, columns and sequences on keyboards; also backwards.
const ORDERS: [&str; 7] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "!@#$%^&*()",
];

/// Whether this is one repeated byte, or part of a sequence.
fn is_run(piece: &[u8]) -> bool {
    piece.windows(2).all(|pair| pair[0] == pair[1])
        || ORDERS.iter().any(|order| {
            let order = order.as_bytes();
            order.windows(piece.len()).any(|window| window == piece || window.iter().rev().eq(piece))
        })
}

/// Returns the shortest block whose repetition is the whole text (the last copy may be incomplete).
fn period(text: &[u8]) -> usize {
    (1..=text.len() / 2).find(|&length| text[length..] == text[..text.len() - length]).unwrap_or(text.len())
}

/// Whether the text ends with the word, also in look-alikes.
fn ends_with_word(text: &[u8], word: &[u8]) -> bool {
    text.len() >= word.len()
        && text[text.len() - word.len()..].iter().zip(word).all(|(&typed, &letter)| {
            typed == letter
                || matches!(
                    (typed, letter),
                    (b'0', b'o')
                        | (b'1' | b'!', b'i' | b'l')
                        | (b'3', b'e')
                        | (b'4' | b'@', b'a')
                        | (b'5' | b'$', b's')
                        | (b'7', b't')
                        | (b'8', b'b')
                        | (b'9', b'g')
                )
        })
}
