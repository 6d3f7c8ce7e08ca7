//! The form of a wrapped key: the bounds of every part, and nothing beside the parts.

use backend::app::issuance::wrapped_key::is_acceptable;

use crate::authority::weak::tlv;

const SEQUENCE: u8 = 0x30;
const OCTET_STRING: u8 = 0x04;
const INTEGER: u8 = 0x02;
const NULL: &[u8] = &[5, 0];

/// The elements of an `EncryptedPrivateKeyInfo`, each in DER.
struct Parts {
    scheme: Vec<u8>,
    derivation: Vec<u8>,
    salt: Vec<u8>,
    rounds: Vec<u8>,
    key_length: Vec<u8>,
    function: Vec<u8>,
    cipher: Vec<u8>,
    ciphertext: Vec<u8>,
    /// Stands at the end of each of the sequences, from the outermost to the innermost, and behind all of them.
    tails: [Vec<u8>; 6],
}

impl Parts {
    fn good() -> Self {
        Self {
            scheme: oid("06092a864886f70d01050d"),
            derivation: oid("06092a864886f70d01050c"),
            salt: tlv(OCTET_STRING, &[7; 16]),
            rounds: integer(600_000),
            key_length: Vec::new(),
            function: sequence(&[&oid("06082a864886f70d0209"), NULL]),
            cipher: sequence(&[&oid("060960864801650304012a"), &tlv(OCTET_STRING, &[9; 16])]),
            ciphertext: tlv(OCTET_STRING, &[1; 1_296]),
            tails: Default::default(),
        }
    }

    fn der(&self) -> Vec<u8> {
        let [behind, info, algorithm, schemes, derivation, parameters] = &self.tails;
        let parameters = sequence(&[&self.salt, &self.rounds, &self.key_length, &self.function, parameters]);
        let derivation = sequence(&[&self.derivation, &parameters, derivation]);
        let schemes = sequence(&[&derivation, &self.cipher, schemes]);
        let algorithm = sequence(&[&self.scheme, &schemes, algorithm]);
        [sequence(&[&algorithm, &self.ciphertext, info]), behind.clone()].concat()
    }
}

fn oid(hexadecimal: &str) -> Vec<u8> {
    hex::decode(hexadecimal).unwrap()
}

fn sequence(elements: &[&[u8]]) -> Vec<u8> {
    tlv(SEQUENCE, &elements.concat())
}

fn integer(number: u32) -> Vec<u8> {
    let bytes = [&[0], number.to_be_bytes().as_slice()].concat();
    let zeros = bytes.windows(2).take_while(|two| two[0] == 0 && two[1] < 0x80).count();
    tlv(INTEGER, &bytes[zeros..])
}

fn cipher(hexadecimal: &str, iv: usize) -> Vec<u8> {
    sequence(&[&oid(hexadecimal), &tlv(OCTET_STRING, &vec![9; iv])])
}

type Change = fn(&mut Parts);

#[test]
fn a_wrapped_key_within_the_bounds_is_accepted() {
    let changes: [(&str, Change); 9] = [
        ("as browsers write it", |_| ()),
        ("the shortest salt", |key| key.salt = tlv(OCTET_STRING, &[7; 8])),
        ("the longest salt", |key| key.salt = tlv(OCTET_STRING, &[7; 64])),
        ("the most rounds", |key| key.rounds = integer(10_000_000)),
        ("the length of the key, said", |key| key.key_length = integer(32)),
        ("the smallest key", |key| key.ciphertext = tlv(OCTET_STRING, &[1; 1_024])),
        ("the largest key", |key| key.ciphertext = tlv(OCTET_STRING, &[1; 4_096])),
        ("a salt of zeros", |key| key.salt = tlv(OCTET_STRING, &[0; 16])),
        ("more rounds", |key| key.rounds = integer(600_001)),
    ];
    for (what, change) in changes {
        let mut key = Parts::good();
        change(&mut key);
        assert!(is_acceptable(&key.der()), "{what}");
    }
}

#[test]
fn a_wrapped_key_beyond_a_bound_is_refused() {
    let changes: [(&str, Change); 33] = [
        ("another scheme", |key| key.scheme = oid("06092a864886f70d01050a")),
        ("another derivation", |key| key.derivation = oid("06092b06010401da47040b")),
        ("no salt", |key| key.salt = Vec::new()),
        ("a short salt", |key| key.salt = tlv(OCTET_STRING, &[7; 7])),
        ("a long salt", |key| key.salt = tlv(OCTET_STRING, &[7; 65])),
        ("a salt from elsewhere", |key| key.salt = sequence(&[&oid("06092a864886f70d01050c")])),
        ("no rounds", |key| key.rounds = Vec::new()),
        ("few rounds", |key| key.rounds = integer(599_999)),
        ("many rounds", |key| key.rounds = integer(10_000_001)),
        ("rounds of 32 bits", |key| key.rounds = integer(u32::MAX)),
        ("rounds of 40 bits", |key| key.rounds = tlv(INTEGER, &[1, 0, 9, 0x27, 0xc0])),
        ("rounds below zero", |key| key.rounds = tlv(INTEGER, &[0x89, 0x27, 0xc0])),
        ("rounds of no byte", |key| key.rounds = tlv(INTEGER, &[])),
        ("the length of another key", |key| key.key_length = integer(16)),
        ("a length of 33 bytes", |key| key.key_length = integer(33)),
        ("a length beyond 16 bits", |key| key.key_length = integer(65_568)),
        ("the default function", |key| key.function = Vec::new()),
        ("HMAC-SHA1", |key| key.function = sequence(&[&oid("06082a864886f70d0207"), NULL])),
        ("HMAC-SHA512", |key| key.function = sequence(&[&oid("06082a864886f70d020b"), NULL])),
        ("a function without its NULL", |key| key.function = sequence(&[&oid("06082a864886f70d0209")])),
        ("a function's NULL with content", |key| {
            key.function = sequence(&[&oid("06082a864886f70d0209"), &[5, 1, 0]]);
        }),
        ("a function with more", |key| key.function = sequence(&[&oid("06082a864886f70d0209"), NULL, NULL])),
        ("AES-128", |key| key.cipher = cipher("0609608648016503040102", 16)),
        ("AES-192", |key| key.cipher = cipher("0609608648016503040116", 16)),
        ("AES-256 in GCM", |key| key.cipher = cipher("060960864801650304012e", 16)),
        ("a short vector", |key| key.cipher = cipher("060960864801650304012a", 15)),
        ("a long vector", |key| key.cipher = cipher("060960864801650304012a", 17)),
        ("a cipher with more", |key| {
            key.cipher = sequence(&[&oid("060960864801650304012a"), &tlv(OCTET_STRING, &[9; 16]), NULL]);
        }),
        ("no ciphertext", |key| key.ciphertext = Vec::new()),
        ("a short ciphertext", |key| key.ciphertext = tlv(OCTET_STRING, &[1; 1_008])),
        ("a long ciphertext", |key| key.ciphertext = tlv(OCTET_STRING, &[1; 4_112])),
        ("half a block", |key| key.ciphertext = tlv(OCTET_STRING, &[1; 1_304])),
        ("a ciphertext in parts", |key| key.ciphertext[0] |= 0x20),
    ];
    for (what, change) in changes {
        let mut key = Parts::good();
        change(&mut key);
        assert!(!is_acceptable(&key.der()), "{what}");
    }
}

#[test]
fn nothing_stands_beside_the_parts() {
    for place in 0..6 {
        for more in [NULL, &[0], &[0, 0], &tlv(OCTET_STRING, b"more")] {
            let mut key = Parts::good();
            key.tails[place] = more.to_vec();
            assert!(!is_acceptable(&key.der()), "{more:?} at {place}");
        }
    }
}

#[test]
fn only_the_shortest_lengths_are_der() {
    let good = Parts::good().der();
    let (length, content) = (&good[2..4], &good[4..]);
    let lengths: [&[u8]; 4] = [&[0x82, length[0], length[1]], &[0x83, 0, length[0], length[1]], &[0x80], &[0x84]];
    for (nth, length) in lengths.into_iter().enumerate() {
        let key = [&[SEQUENCE], length, content, &[0, 0][..if nth == 2 { 2 } else { 0 }]].concat();
        assert_eq!(is_acceptable(&key), nth == 0, "{length:02x?}");
    }
    // A length that one byte could say.
    let mut key = Parts::good();
    key.salt = [&[OCTET_STRING, 0x81, 16], &[7; 16][..]].concat();
    assert!(!is_acceptable(&key.der()));
}
