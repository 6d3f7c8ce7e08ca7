//! The web worker that makes photographs into a PDF.

fn main() {
    perbarui::worker::scope::serve(perbarui::photo_worker::work);
}
