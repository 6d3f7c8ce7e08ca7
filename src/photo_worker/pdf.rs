//! The least PDF (ISO 32000-1) that shows pictures: one a page, the page as large as the picture fitted into A4.

/// A baseline JPEG in colour, its size in pixels, and how it is turned.
pub struct Picture {
    /// The file's bytes, which go into the PDF as they are.
    pub jpeg: Vec<u8>,
    /// Pixels across, before it is turned.
    pub width: u32,
    /// Pixels down, before it is turned.
    pub height: u32,
    /// Quarter turns to the right.
    pub turns: u8,
}

/// A4 in points (1/72 inch).
const SHORT: u32 = 595;
const LONG: u32 = 842;

/// Writes the file.
pub fn write(pictures: &[Picture]) -> Vec<u8> {
    let mut pdf = Pdf { bytes: b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n".to_vec(), places: Vec::new() };
    // Three objects a picture follow the first two.
    let pages: Vec<usize> = (0..pictures.len()).map(|place| 3 + 3 * place).collect();
    let kids: Vec<String> = pages.iter().map(|page| page.to_string() + " 0 R").collect();
    pdf.object(&["<</Type/Catalog/Pages 2 0 R>>"]);
    pdf.object(&["<</Type/Pages/Kids[", &kids.join(" "), "]/Count ", &pages.len().to_string(), ">>"]);
    for (page, picture) in pages.iter().zip(pictures) {
        let turned =
            if picture.turns % 2 == 0 { (picture.width, picture.height) } else { (picture.height, picture.width) };
        let (width, height) = page_size(turned.0, turned.1);
        let (width, height) = (width.to_string(), height.to_string());
        let (content, image) = ((page + 1).to_string(), (page + 2).to_string());
        pdf.object(&[
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 ",
            &width,
            " ",
            &height,
            "]/Contents ",
            &content,
            " 0 R/Resources<</XObject<</P ",
            &image,
            " 0 R>>>>>>",
        ]);
        let drawing = ["q ", &matrix(picture.turns, &width, &height), " cm /P Do Q"].concat();
        pdf.stream(&[], drawing.as_bytes());
        pdf.stream(
            &[
                "/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Width ",
                &picture.width.to_string(),
                "/Height ",
                &picture.height.to_string(),
            ],
            &picture.jpeg,
        );
    }
    pdf.end()
}

/// Puts the unit square of a picture onto the page, turned to the right (ISO 32000-1, 8.3.3). The picture itself stays as it is.
fn matrix(turns: u8, width: &str, height: &str) -> String {
    let (left, down) = (["-", width].concat(), ["-", height].concat());
    let numbers = match turns % 4 {
        0 => [width, "0", "0", height, "0", "0"],
        1 => ["0", &down, width, "0", "0", height],
        2 => [&left, "0", "0", &down, width, height],
        _ => ["0", height, &left, "0", width, "0"],
    };
    numbers.join(" ")
}

/// The page's width and height in points: the picture's shape, within A4 upright or lying.
fn page_size(width: u32, height: u32) -> (u32, u32) {
    let (most_width, most_height) = if width > height { (LONG, SHORT) } else { (SHORT, LONG) };
    if width * most_height > height * most_width {
        (most_width, (most_width * height / width).max(1))
    } else {
        ((most_height * width / height).max(1), most_height)
    }
}

struct Pdf {
    bytes: Vec<u8>,
    /// Where each object begins, for the table at the end.
    places: Vec<usize>,
}

impl Pdf {
    fn object(&mut self, content: &[&str]) {
        self.begin();
        self.text(content);
        self.text(&["\nendobj\n"]);
    }

    fn stream(&mut self, dictionary: &[&str], content: &[u8]) {
        self.begin();
        self.text(&["<<"]);
        self.text(dictionary);
        self.text(&["/Length ", &content.len().to_string(), ">>\nstream\n"]);
        self.bytes.extend_from_slice(content);
        self.text(&["\nendstream\nendobj\n"]);
    }

    fn begin(&mut self) {
        self.places.push(self.bytes.len());
        let number = self.places.len().to_string();
        self.text(&[&number, " 0 obj\n"]);
    }

    fn text(&mut self, parts: &[&str]) {
        for part in parts {
            self.bytes.extend_from_slice(part.as_bytes());
        }
    }

    fn end(mut self) -> Vec<u8> {
        let table = self.bytes.len().to_string();
        let count = (self.places.len() + 1).to_string();
        self.text(&["xref\n0 ", &count, "\n0000000000 65535 f \n"]);
        for place in std::mem::take(&mut self.places) {
            let place = place.to_string();
            // Each entry has exactly twenty bytes.
            let zeros = "0".repeat(10_usize.saturating_sub(place.len()));
            self.text(&[&zeros, &place, " 00000 n \n"]);
        }
        self.text(&["trailer\n<</Size ", &count, "/Root 1 0 R>>\nstartxref\n", &table, "\n%%EOF\n"]);
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_turned_picture_fills_its_page() {
        fn check(turns: u8, expected: &str) {
            assert_eq!(matrix(turns, "595", "842"), expected);
        }
        check(0, "595 0 0 842 0 0");
        check(1, "0 -842 595 0 0 842");
        check(2, "-595 0 0 -842 595 842");
        check(3, "0 842 -595 0 595 0");
    }

    #[wasm_bindgen_test]
    fn a_page_has_the_pictures_shape_within_a4() {
        fn check(width: u32, height: u32, expected: (u32, u32)) {
            assert_eq!(page_size(width, height), expected);
        }
        check(1_350, 1_800, (595, 793));
        check(1_800, 1_350, (793, 595));
        check(1_000, 1_800, (467, 842));
        check(1_800, 1_000, (842, 467));
        check(500, 500, (595, 595));
        check(1_800, 1, (842, 1));
        check(1, 1_800, (1, 842));
    }
}
