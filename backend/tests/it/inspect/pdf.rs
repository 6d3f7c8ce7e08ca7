//! PDF letters.

use super::{check, make};

const UNREADABLE: Result<u32, &str> = Err("Unreadable");

#[test]
fn good_letters_pass() {
    check("plain", &make::letter(), Ok(1));
    check("with a packed catalog", &make::packed("<< /Type /Catalog /Pages 2 0 R >>"), Ok(1));
    let unpacked = make::with_stream("", b"1 0 << /Type /Catalog /Pages 2 0 R >>");
    check("with an object stream that is not packed", &unpacked, Ok(1));
    check("behind a mail's head", &[b"\r\n\r\n", make::letter().as_slice()].concat(), Ok(1));
    for catalog in [
        "/OpenAction [3 0 R /Fit]",
        "/OpenAction << /S /GoTo /D [3 0 R /XYZ null null 0] >>",
        "/OpenAction << /S /Named /N /FirstPage >>",
        "/OpenAction (top)",
        "/OpenAction null",
        "/Names << /Dests << /Names [(top) [3 0 R /Fit]] >> >>",
        "/Metadata 4 0 R /Lang (id-ID) /StructTreeRoot << /K << /S /Document >> >>",
        "/AA << >>",
        "/PieceInfo << /Note (says /JavaScript and /Launch) >>",
    ] {
        check(catalog, &make::with(catalog, ""), Ok(1));
    }
    let link = "/Annots [<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://example.go.id) >> >>]";
    check("a link to follow", &make::with_page(link), Ok(1));
    let flags = "/Annots [<< /Type /Annot /Subtype /Link /F 4 /A << /S /URI /URI (https://example.go.id) >> >>]";
    check("an annotation's flags", &make::with_page(flags), Ok(1));
    for stream in [
        // A filter by the short name, as some programs write it; and what scanners write.
        "10 0 obj << /F /Fl /Length 0 >> stream\n\nendstream endobj",
        "10 0 obj << /F [/A85 /Fl] /Length 0 >> stream\n\nendstream endobj",
        "10 0 obj << /Subtype /Image /Filter /JBIG2Decode /DecodeParms << /JBIG2Globals 11 0 R >> >> stream\n\nendstream endobj",
    ] {
        check(stream, &make::with("", stream), Ok(1));
    }
    check("no action, as an object", &make::with("/OpenAction 10 0 R", "10 0 obj null endobj"), Ok(1));
    check("an action among other objects", &make::with("/OpenAction 10 0 R", "10 0 obj [3 0 R /Fit] endobj"), Ok(1));
}

#[test]
fn a_letter_with_an_e_signature_passes() {
    let catalog = "/AcroForm << /Fields [10 0 R] /SigFlags 3 >> /Perms << /DocMDP 11 0 R >>";
    let objects = "10 0 obj << /Type /Annot /Subtype /Widget /FT /Sig /T (Tanda tangan) /V 11 0 R /Rect [0 0 0 0] /P 3 0 R >> endobj\n\
        11 0 obj << /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 840 960 240] \
        /Contents <308006092A864886F70D010702A0803080> /Reference [<< /Type /SigRef /TransformMethod /DocMDP >>] >> endobj";
    let signed = make::with(catalog, objects);
    check("signed", &signed, Ok(1));
    // Signing appends: the newer catalog names the form, the page stands twice.
    let update = "1 0 obj << /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] >> >> endobj\n\
        3 0 obj << /Type /Page /Parent 2 0 R >> endobj\ntrailer << /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n";
    check("signed twice", &[signed.as_slice(), update.as_bytes()].concat(), Ok(1));
}

#[test]
fn active_content_is_refused_wherever_it_hangs() {
    let script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";
    let uri = "<< /S /URI /URI (https://example.com) >>";
    for (catalog, objects, expected) in [
        (format!("/OpenAction {script}"), "", "OpenAction"),
        (format!("/OpenAction {uri}"), "", "OpenAction"),
        (format!("/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next {uri} >>"), "", "OpenAction"),
        (format!("/OpenAction << /S /GoTo /Next [<< /S /GoTo >> {uri}] >>"), "", "OpenAction"),
        (
            "/OpenAction 10 0 R".into(),
            "10 0 obj 11 0 R endobj 11 0 obj << /S 12 0 R >> endobj 12 0 obj /URI endobj",
            "OpenAction",
        ),
        ("/OpenAction 10 0 R".into(), "10 0 obj << /S /Launch >> endobj 10 0 obj << /S /GoTo >> endobj", "OpenAction"),
        (format!("/Names << /JavaScript << /Names [(a) {script}] >> >>"), "", "JavaScript"),
        ("/X << /J#61vaScript 1 /#4A#53 (x) >>".into(), "", "JavaScript"),
        ("/X << /S /J#61vaScript >>".into(), "", "JavaScript"),
        ("/X << /S 10 0 R >>".into(), "10 0 obj /JavaScript endobj", "JavaScript"),
        ("/X << junk /S /JavaScript >>".into(), "", "JavaScript"),
        ("/X << /A ) > } /S /JavaScript >>".into(), "", "JavaScript"),
        (String::new(), "10 0 obj << /S /JavaScript endobj", "JavaScript"),
        (String::new(), "10 %\n 0 %\n obj<< /S /JavaScript >>", "JavaScript"),
        (
            "/Names << /X 12 0 R >>".into(),
            "10 0 obj (string) endobj 11 0 obj << /Length 30 >> stream\n12 0 obj << /S /JavaScript >>\nendstream",
            "JavaScript",
        ),
        ("/AA << /WC << /S /URI >> >>".into(), "", "AutomaticAction"),
        ("/X << /S /Launch /F (calc.exe) >>".into(), "", "Launch"),
        ("/X << /S /SubmitForm >>".into(), "", "SubmitsData"),
        ("/X << /S /ImportData >>".into(), "", "SubmitsData"),
        ("/X << /S /GoToR /F (\\\\\\\\host\\\\share) >>".into(), "", "RemoteFile"),
        ("/X << /S /GoToE >>".into(), "", "RemoteFile"),
        (
            "/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /EF << /F 4 0 R >> >>] >> >>".into(),
            "",
            "EmbeddedFile",
        ),
        ("/AF [<< /EF << /F 4 0 R >> >>]".into(), "", "EmbeddedFile"),
        (String::new(), "10 0 obj << /Type /EmbeddedFile /Length 0 >> stream\n\nendstream endobj", "EmbeddedFile"),
        (String::new(), "10 0 obj << /Subtype /FileAttachment >> endobj", "EmbeddedFile"),
        (String::new(), "10 0 obj << /Subtype /RichMedia >> endobj", "Multimedia"),
        ("/X << /S /Rendition >>".into(), "", "Multimedia"),
        ("/AcroForm << /XFA [(template) 4 0 R] >>".into(), "", "Xfa"),
        (
            String::new(),
            "10 0 obj << /Length 0 /F (\\\\\\\\host\\\\share) >> stream\n\nendstream endobj",
            "ExternalStream",
        ),
        (
            String::new(),
            "10 0 obj << /F << /FS /URL /F (http://host/x) >> >> %\nstream\n\nendstream endobj",
            "ExternalStream",
        ),
        (
            String::new(),
            "10 0 obj << /F 11 0 R /FFilter /FlateDecode >> stream\n\nendstream endobj 11 0 obj (letter.dat) endobj",
            "ExternalStream",
        ),
        (String::new(), "10 0 obj << /F [/Fl (x)] >> stream\n\nendstream endobj", "ExternalStream"),
        (String::new(), "10 0 obj << /Type /XObject /Subtype /PS >> stream\nquit\nendstream endobj", "PostScript"),
        (String::new(), "10 0 obj << /Subtype /Form /Subtype2 /P#53 >> stream\n\nendstream endobj", "PostScript"),
    ] {
        let expected = format!("ActiveContent({expected})");
        check(&format!("{catalog} {objects}"), &make::with(&catalog, objects), Err(&expected));
    }
    for page in [format!("/Annots [<< /Subtype /Link /A {script} >>]"), format!("/AA << /O {script} >>")] {
        assert!(format!("{:?}", super::judge(&make::with_page(&page))).contains("ActiveContent"), "{page}");
    }
}

#[test]
fn active_content_is_found_inside_object_streams() {
    let catalog = "<< /Type /Catalog /Pages 2 0 R /X << /S /JavaScript >> >>";
    let script = Err("ActiveContent(JavaScript)");
    check("packed", &make::packed(catalog), script);
    check("not packed", &make::with_stream("", format!("1 0 {catalog}").as_bytes()), script);
    check(
        "by its other name",
        &make::with_stream("/Filter [/Fl]", &make::deflate(format!("1 0 {catalog}").as_bytes())),
        script,
    );
    let commented = String::from_utf8_lossy(&make::with_stream("", format!("1 0 {catalog}").as_bytes()))
        .replace("\nstream\n1 0", " %\nstream\n1 0");
    check("behind a comment", commented.as_bytes(), script);
    // What a viewer might unpack and we can't, is not let through.
    check("understood", &make::with_spare_catalog("/Filter /FlateDecode", &make::deflate(b"9 0 null")), Ok(1));
    for entries in [
        "/Filter /LZWDecode",
        "/Filter [/ASCIIHexDecode /FlateDecode]",
        "/Filter 9 0 R",
        "/Filter /FlateDecode /Filter /LZWDecode",
        "/Filter /FlateDecode /DecodeParms << /Predictor 12 >>",
        "/Filter /FlateDecode /First 0",
    ] {
        check(entries, &make::with_spare_catalog(entries, &make::deflate(b"9 0 null")), UNREADABLE);
    }
}

#[test]
fn encrypted_letters_are_refused() {
    let encrypt = "/Encrypt << /Filter /Standard /V 2 /R 3 >>";
    check("by its trailer", &make::pdf(&["<< /Type /Catalog >>"], encrypt), Err("Encrypted"));
    let stream = String::from_utf8_lossy(&make::with_stream("/Filter /FlateDecode", b"ciphertext"))
        .replace("/Root 1 0 R", "/Root 1 0 R /Encrypt 9 0 R");
    check("by its cross-reference stream", stream.as_bytes(), Err("Encrypted"));
}

#[test]
fn pages_are_counted() {
    let tree = |pages: &str| make::pdf(&["<< /Type /Catalog /Pages 2 0 R >>", pages, "<< /Type /Page >>"], "");
    let many =
        |count: u32| tree(&format!("<< /Type /Pages /Kids [{}] >>", "<< /Type /Page >> ".repeat(count as usize)));
    check("none", &tree("<< /Type /Pages /Kids [] /Count 0 >>"), Err("NoPages"));
    check("none, and no list", &tree("<< /Type /Pages /Count 1 >>"), Err("NoPages"));
    check("as many as allowed", &many(50), Ok(50));
    check("one more", &many(51), Err("TooManyPages { max: 50 }"));
    check("nested", &tree("<< /Kids [<< /Kids [3 0 R << >>] >> << /Kids [] >>] >>"), Ok(2));
    check("a cycle", &tree("<< /Type /Pages /Kids [2 0 R] >>"), UNREADABLE);
    check("a page twice", &tree("<< /Type /Pages /Kids [3 0 R 3 0 R] >>"), UNREADABLE);
    check("a page that is missing", &tree("<< /Type /Pages /Kids [9 0 R] >>"), UNREADABLE);
    check("no tree", &make::pdf(&["<< /Type /Catalog >>"], ""), UNREADABLE);
    check("no catalog", b"%PDF-1.7\n%%EOF", UNREADABLE);
    check("a deep tree", &tree(&format!("{}{}", "<< /Kids [".repeat(60), "] >>".repeat(60))), UNREADABLE);
}

/// Viewers that repair it show other pages than those that don't.
#[test]
fn damage_on_the_way_to_a_page_is_refused() {
    let way = |catalog: &str, tree: &str, page: &str| make::pdf(&[catalog, tree, page], "");
    let (catalog, tree, page) =
        ("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page >>");
    check("a whole way", &way(catalog, tree, page), Ok(1));
    for damaged in ["<< /Pages 2 0 R /Typ >>", "<< /Pages 2 0 R word /A 1 >>", "<< /Pages 2 0 R /Pages 3 0 R >>"] {
        check(&format!("damaged way: {damaged}"), &way(damaged, tree, page), UNREADABLE);
    }
    for damaged in [
        page,
        "<< /Type /Font >>",
        "<< /Length 0 >>\nstream\n\nendstream",
        "<< /Kids [3 0 R] /Kids [] >>",
        "<< /Kids [3 0 R] (text) >>",
        "<< /Kids [3 0 R << /Type /Pages >>] >>",
        "<< /Kids [3 0 R /Name] >>",
    ] {
        check(&format!("damaged way: {damaged}"), &way(catalog, damaged, page), UNREADABLE);
    }
    for damaged in [
        "<< /Type /Page /Resources << /Font 9 >>",
        "<< /Type /Page /Rotate >>",
        "<< /Type /Page /Contents 4 0 Rx /MediaBox [0 0 9 9] >>",
        "<< /Type /Page /Annots [<< ) /Subtype /Link >>] >>",
        "<< /Type /Font >>",
        "<< /Type /Page /Length 0 >>\nstream\n\nendstream",
    ] {
        check(&format!("damaged way: {damaged}"), &way(catalog, tree, damaged), UNREADABLE);
    }
    // Elsewhere it changes no page.
    check("damage elsewhere", &make::with("", "10 0 obj << /A word /B >> endobj"), Ok(1));
}

#[test]
fn a_letter_cut_off_is_refused() {
    let whole = make::letter();
    for length in (20..whole.len() - 2).step_by(7) {
        check(&format!("{length} of {} bytes", whole.len()), &whole[..length], UNREADABLE);
    }
    let packed = make::packed("<< /Type /Catalog /Pages 2 0 R >>");
    let cut = packed.windows(9).position(|window| window == b"endstream").unwrap() - 12;
    check("within an object stream", &[&packed[..cut], b"\n%%EOF"].concat(), UNREADABLE);
}

#[test]
fn bombs_are_refused_at_once() {
    let around = |text: &str| make::with("", text);
    check("deep arrays", &around(&format!("10 0 obj {}", "[".repeat(1_000_000))), UNREADABLE);
    check("deep dictionaries", &around(&format!("10 0 obj {}", "<</A".repeat(500_000))), UNREADABLE);
    check("very many values", &around(&format!("10 0 obj [{}]", "0 ".repeat(2_000_000))), UNREADABLE);
    check("very many open strings", &around(&"1 0 obj (".repeat(200_000)), UNREADABLE);
    let mut bomb = b"9 0 null".to_vec();
    bomb.resize(40_000_000, b' ');
    check("a packed bomb", &make::with_spare_catalog("/Filter /FlateDecode", &make::deflate(&bomb)), UNREADABLE);
    let revisions = "10 0 obj 11 0 R endobj ".repeat(20_000);
    let actions = "<< /OpenAction 10 0 R >> ".repeat(20_000);
    let both = format!("{revisions}11 0 obj null endobj 12 0 obj [{actions}]");
    check("very many actions of very many revisions", &around(&both), UNREADABLE);
}
