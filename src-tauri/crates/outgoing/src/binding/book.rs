//! The PDF that is being put together.

use std::collections::BTreeSet;

use lopdf::{dictionary, Bookmark, Dictionary, Document, Object, ObjectId, Stream};

use super::picture::Picture;
use super::typeset::{drawn, Line, HIGH, LINES, WIDE};
use super::BindError;

/// Paper around a picture, in points.
const MARGIN: f32 = 36.0;
/// What a page may have from the tree above it.
const INHERITED: [&[u8]; 4] = [b"MediaBox", b"CropBox", b"Resources", b"Rotate"];

/// Pages, in no order yet.
pub(super) struct Book {
    document: Document,
    tree: ObjectId,
    fonts: ObjectId,
}

impl Book {
    pub(super) fn new() -> Self {
        let mut document = Document::with_version("1.7");
        let tree = document.new_object_id();
        let font = |name: &str| {
            dictionary! {
                "Type" => "Font",
                "Subtype" => "Type1",
                "BaseFont" => name,
                "Encoding" => "WinAnsiEncoding",
            }
        };
        let fonts = document.add_object(dictionary! {
            "F1" => font("Helvetica"),
            "F2" => font("Helvetica-Bold"),
            "F3" => font("Courier"),
        });
        Self {
            document,
            tree,
            fonts,
        }
    }

    /// Sheets with these lines.
    pub(super) fn text_pages(&mut self, lines: &[Line]) -> Vec<ObjectId> {
        let sheets: Vec<&[Line]> = match lines.is_empty() {
            true => vec![lines],
            false => lines.chunks(LINES).collect(),
        };
        let resources = dictionary! { "Font" => self.fonts };
        let sheets = sheets.into_iter();
        sheets
            .map(|sheet| self.page(WIDE, HIGH, drawn(sheet), resources.clone()))
            .collect()
    }

    /// A sheet with a picture, upright or across as it is itself.
    pub(super) fn picture_page(&mut self, picture: Picture) -> ObjectId {
        let (wide, high) = match picture.wide > picture.high {
            true => (HIGH, WIDE),
            false => (WIDE, HIGH),
        };
        let (own_wide, own_high) = (picture.wide as f32, picture.high as f32);
        let scale = ((wide - 2.0 * MARGIN) / own_wide).min((high - 2.0 * MARGIN) / own_high);
        let (w, h) = (own_wide * scale, own_high * scale);
        let (x, y) = ((wide - w) / 2.0, (high - h) / 2.0);
        let placed = match picture.quarters {
            1 => [0.0, -h, w, 0.0, x, y + h],
            2 => [-w, 0.0, 0.0, -h, x + w, y + h],
            3 => [0.0, h, -w, 0.0, x + w, y],
            _ => [w, 0.0, 0.0, h, x, y],
        };
        let placed = placed.map(|one| format!("{one:.3}")).join(" ");
        let image = self.document.add_object(picture.stream);
        let resources = dictionary! { "XObject" => dictionary! { "P" => image } };
        let content = format!("q {placed} cm /P Do Q\n").into_bytes();
        self.page(wide, high, content, resources)
    }

    /// Every page of a PDF, with all it draws.
    pub(super) fn pages_of_pdf(&mut self, bytes: &[u8]) -> lopdf::Result<Vec<ObjectId>> {
        let mut other = Document::load_mem(bytes)?;
        if other.is_encrypted() {
            return Err(lopdf::Error::NotEncrypted);
        }
        let pages: Vec<ObjectId> = other.get_pages().into_values().collect();
        if pages.is_empty() {
            return Err(lopdf::Error::PageNumberNotFound(1));
        }
        for id in pages {
            let page = whole(&other, id)?;
            other.objects.insert(id, Object::Dictionary(page));
        }
        other.renumber_objects_with(self.document.max_id + 1);
        let pages: Vec<ObjectId> = other.get_pages().into_values().collect();
        for id in &pages {
            if let Ok(page) = other.get_dictionary_mut(*id) {
                page.set("Parent", self.tree);
            }
        }
        self.document.max_id = other.max_id;
        // What no page needs is taken out at the end.
        self.document.objects.extend(other.objects);
        Ok(pages)
    }

    /// A name in the reader's list of contents.
    pub(super) fn mark(&mut self, name: String, page: ObjectId) {
        self.document
            .add_bookmark(Bookmark::new(name, [0.0; 3], 0, page), None);
    }

    /// The file with these pages, in this order.
    pub(super) fn finish(
        mut self,
        title: &str,
        pages: Vec<ObjectId>,
    ) -> Result<Vec<u8>, BindError> {
        let count = i64::try_from(pages.len()).map_err(|_| BindError::Writing)?;
        let kids: Vec<Object> = pages.into_iter().map(Object::Reference).collect();
        let tree = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
        self.document.set_object(self.tree, tree);
        let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => self.tree };
        if let Some(outline) = self.document.build_outline() {
            catalog.set("Outlines", outline);
            catalog.set("PageMode", "UseOutlines");
        }
        let catalog = self.document.add_object(catalog);
        let about = dictionary! {
            "Title" => lopdf::text_string(title),
            "Producer" => lopdf::text_string("Casekeep"),
        };
        let about = self.document.add_object(about);
        self.document.trailer.set("Root", catalog);
        self.document.trailer.set("Info", about);
        self.document.prune_objects();
        self.document.compress();
        let mut file = Vec::new();
        self.document
            .save_to(&mut file)
            .map_err(|_| BindError::Writing)?;
        Ok(file)
    }

    fn page(&mut self, wide: f32, high: f32, content: Vec<u8>, resources: Dictionary) -> ObjectId {
        let content = self
            .document
            .add_object(Stream::new(Dictionary::new(), content));
        self.document.add_object(dictionary! {
            "Type" => "Page",
            "Parent" => self.tree,
            "MediaBox" => vec![0.into(), 0.into(), wide.into(), high.into()],
            "Resources" => resources,
            "Contents" => content,
        })
    }
}

/// A page with what it has from the tree above it, and without what acts by
/// itself.
fn whole(document: &Document, id: ObjectId) -> lopdf::Result<Dictionary> {
    let mut page = document.get_dictionary(id)?.clone();
    for name in INHERITED {
        let mut above = id;
        let mut seen = BTreeSet::new();
        while seen.insert(above) {
            let node = document.get_dictionary(above)?;
            if let Ok(value) = node.get(name) {
                page.set(name, value.clone());
                break;
            }
            match node.get(b"Parent").and_then(Object::as_reference) {
                Ok(parent) => above = parent,
                Err(_) => break,
            }
        }
    }
    if !page.has(b"MediaBox") {
        page.set(
            "MediaBox",
            vec![0.into(), 0.into(), WIDE.into(), HIGH.into()],
        );
    }
    for name in [&b"AA"[..], b"StructParents", b"B"] {
        page.remove(name);
    }
    Ok(page)
}
