//! The pages in English.

use super::{Section, Words};

pub(super) static HELP: Words = Words {
    title: "Help",
    lead: "Answers to frequent questions. If yours is not here, contact your agency's office; its contacts are on the service standard page.",
    sections: &[
        Section {
            id: "masuk",
            title: "I have no password yet, or forgot it",
            paragraphs: &[
                "Open <a href=\"/aktivasi\">Set or reset your password</a> and enter your official e-mail or NIP. If your account is registered, the link goes to your official e-mail. If nothing comes, your office may not have your address on record: contact it.",
            ],
        },
        Section {
            id: "kode",
            title: "The log-in code does not arrive",
            paragraphs: &[
                "Check your spam folder, then send the code again on the same page. Official mailboxes are sometimes a few minutes late; every code that has not expired works.",
                "To depend less on e-mail, add a passkey, an authenticator app or recovery codes once you are logged in: My account, then <a href=\"/akun/cara-masuk\">How you log in, and your password</a>.",
            ],
        },
        Section {
            id: "surat",
            title: "I have no letter of recommendation yet",
            paragraphs: &[
                "See your agency's <a href=\"/contoh-surat?bahasa=en\">sample letter</a>. At the step where you upload the letter you can download a draft (Word or PDF) with your details filled in. Your answers are saved, so you can stop and continue once the letter is signed.",
            ],
        },
        Section {
            id: "lama",
            title: "How long until the new certificate is ready?",
            paragraphs: &[
                "Each agency sets this in its own <a href=\"/standar\">service standard</a>. Once the application is sent, its status page says who is working on it, until when, and, if every step has a time limit, by when the certificate is ready.",
            ],
        },
        Section {
            id: "passphrase",
            title: "I forgot the passphrase",
            paragraphs: &[
                "The passphrase is not stored anywhere, so nobody can tell it to you. Until the application is approved, create another one with \"Change the passphrase\" on its status page; your details and files stay. If the certificate has been issued, report it at <a href=\"/kunci/lapor\">Report a lost or leaked key</a> so that the office revokes it; then apply for a new one on the same page. The letter that you uploaded for that certificate is attached already.",
            ],
        },
        Section {
            id: "bocor",
            title: "The certificate's file is lost, or somebody else knows my passphrase",
            paragraphs: &[
                "Report it right now at <a href=\"/kunci/lapor\">Report a lost or leaked key</a>; if you can't log in, contact your agency's office. Until the certificate is revoked, whoever has the file and the passphrase can sign on your behalf.",
            ],
        },
        Section {
            id: "akun",
            title: "Somebody logged in to my account",
            paragraphs: &[
                "Every e-mail about a log-in code or a changed way to log in has a link for “this was not me”; so does the one to the old address when that of your account is replaced. It freezes your account and tells the office. You can see and end sessions at <a href=\"/akun/sesi\">Sessions and devices</a>.",
            ],
        },
        Section {
            id: "windows",
            title: "Using the .p12 file on Windows",
            paragraphs: &[
                "Double-click the file. Choose Current User, continue, enter your passphrase and let Windows choose the store. Word, Outlook and Adobe Acrobat can then use it.",
                "Don't import it on a shared computer: anybody else who logs in with the same user name can sign on your behalf.",
            ],
        },
        Section {
            id: "adobe",
            title: "Using the .p12 file in Adobe Acrobat",
            paragraphs: &[
                "Open Preferences, Signatures, then Identities &amp; Trusted Certificates, More. Under Digital IDs choose Add ID, My existing digital ID from a file, then select the .p12 file and enter the passphrase. To sign, choose Certificates, Digitally Sign.",
            ],
        },
        Section {
            id: "android",
            title: "Using the .p12 file on Android",
            paragraphs: &[
                "Open Settings, Security, Encryption &amp; credentials, Install a certificate, then VPN &amp; app user certificate. Select the file and enter the passphrase. The names differ between makers.",
            ],
        },
        Section {
            id: "iphone",
            title: "Using the .p12 file on iPhone",
            paragraphs: &[
                "Tap the file in the Files app, open Settings, Profile Downloaded, then Install and enter the passphrase. Some versions of iOS cannot open files protected with AES-256 yet and call the right passphrase wrong; in that case use a computer.",
            ],
        },
        Section {
            id: "aplikasi",
            title: "Using the .p12 file in your agency's signing application",
            paragraphs: &[
                "Follow that application's instructions. Never send the file or the passphrase by e-mail or message, not even to an officer: no officer needs them.",
            ],
        },
        Section {
            id: "lama-baru",
            title: "What about my old certificate?",
            paragraphs: &[
                "It is not revoked just because there is a new one; BSrE may do so by its own rules. If its key leaked, report it like any other. Documents that were signed with it need not be signed again. Keep the old file if you use it to open encrypted documents.",
            ],
        },
    ],
};

pub(super) static ACCESSIBILITY: Words = Words {
    title: "Accessibility",
    lead: "Every civil servant must be able to use this service, also with a screen reader, the keyboard alone, switches or large text.",
    sections: &[
        Section {
            id: "ukuran",
            title: "What we measure by",
            paragraphs: &[
                "These pages follow WCAG 2.2 level AA. Every change of the program is tested with an automatic checker (axe) and by whole journeys with the keyboard alone; on a kiosk's screen, by touch alone and with one switch.",
            ],
        },
        Section {
            id: "belum",
            title: "What is missing",
            paragraphs: &[
                "The service has not been tested with people who use screen readers yet. PDF files that you upload are shown to officers as they are. Quotations from the service standards are in Indonesian only.",
            ],
        },
        Section {
            id: "lapor",
            title: "Is there something you cannot use?",
            paragraphs: &[
                "Tell us by a <a href=\"/masukan/pengaduan\">complaint</a> or tell your agency's office. An officer can also apply for you; all that remains for you is to check the application and create the passphrase.",
            ],
        },
    ],
};

pub(super) static ABOUT: Words = Words {
    title: "About this service",
    lead: "With Perbarui, people in local government renew their electronic certificates themselves.",
    sections: &[
        Section {
            id: "siapa",
            title: "Who runs it",
            paragraphs: &[
                "Each agency serves its own people by its service standard. Office, contacts and procedure are at <a href=\"/standar\">Service standards</a>.",
                "Electronic certificates of civil servants are provided by Balai Besar Sertifikasi Elektronik (BSrE) of Badan Siber dan Sandi Negara. The office does not control how long BSrE takes.",
            ],
        },
        Section {
            id: "kunci",
            title: "Your key and passphrase",
            paragraphs: &[
                "Where you keep the certificate yourself, its key is created in your browser and wrapped in your passphrase before it is stored. The passphrase is never sent, so nobody else can open the key.",
            ],
        },
        Section {
            id: "mutu",
            title: "How well it works",
            paragraphs: &[
                "Times, satisfaction and complaints of each agency are on the <a href=\"/kinerja?bahasa=en\">Service performance</a> page. Tell us what is not good by a <a href=\"/masukan/pengaduan\">complaint</a>.",
            ],
        },
        Section {
            id: "data",
            title: "Personal data",
            paragraphs: &[
                "Which data is used, what for and how long it is kept is written at <a href=\"/privasi\">Privacy notice</a>.",
            ],
        },
    ],
};
