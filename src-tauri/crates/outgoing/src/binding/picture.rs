//! Pictures as they go into a PDF: a photograph byte for byte, all else by its
//! pixels.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, Rgb, RgbImage};
use lopdf::{dictionary, Stream};

/// A picture, ready to be placed.
pub(super) struct Picture {
    pub(super) stream: Stream,
    /// As it is to be seen.
    pub(super) wide: u32,
    /// See `wide`.
    pub(super) high: u32,
    /// How often it is turned to the right by a quarter.
    pub(super) quarters: u8,
}

/// Pictures of these types are read.
pub(super) fn is_known(media_type: &str) -> bool {
    [
        "image/jpeg",
        "image/png",
        "image/gif",
        "image/webp",
        "image/tiff",
    ]
    .contains(&media_type)
}

/// Reads a picture; none when it cannot be read whole.
pub(super) fn read(bytes: Vec<u8>) -> Option<Picture> {
    if bytes.starts_with(b"\xff\xd8") {
        if let Some(picture) = photograph(&bytes) {
            return Some(picture);
        }
    }
    if has_more_pages(&bytes) {
        return None;
    }
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(30_000);
    limits.max_image_height = Some(30_000);
    limits.max_alloc = Some(400_000_000);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(orientation);
    Some(of_pixels(&picture))
}

/// A JPEG file as it is, unless its colours or its turn are unusual.
fn photograph(bytes: &[u8]) -> Option<Picture> {
    let mut decoder = JpegDecoder::new(Cursor::new(bytes)).ok()?;
    let space = match decoder.original_color_type() {
        image::ExtendedColorType::L8 => "DeviceGray",
        image::ExtendedColorType::Rgb8 => "DeviceRGB",
        _ => return None,
    };
    let quarters = match decoder.orientation().ok()? {
        Orientation::NoTransforms => 0,
        Orientation::Rotate90 => 1,
        Orientation::Rotate180 => 2,
        Orientation::Rotate270 => 3,
        _ => return None,
    };
    let (wide, high) = decoder.dimensions();
    let mut stream = described(wide, high, space, bytes.to_vec());
    stream.dict.set("Filter", "DCTDecode");
    let (wide, high) = match quarters % 2 {
        0 => (wide, high),
        _ => (high, wide),
    };
    Some(Picture {
        stream: stream.with_compression(false),
        wide,
        high,
        quarters,
    })
}

fn of_pixels(picture: &DynamicImage) -> Picture {
    let (wide, high) = (picture.width(), picture.height());
    let grey = !picture.color().has_color() && !picture.color().has_alpha();
    let mut stream = match grey {
        true => described(wide, high, "DeviceGray", picture.to_luma8().into_raw()),
        false => described(wide, high, "DeviceRGB", on_paper(picture).into_raw()),
    };
    // Stays as it is when packing does not make it smaller.
    let _ = stream.compress();
    Picture {
        stream,
        wide,
        high,
        quarters: 0,
    }
}

/// What shines through shows white paper.
fn on_paper(picture: &DynamicImage) -> RgbImage {
    let pixels = picture.to_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [r, g, b, a] = pixels.get_pixel(x, y).0;
        let mixed = [r, g, b].map(|one| {
            let sum = u32::from(one) * u32::from(a) + 255 * (255 - u32::from(a));
            u8::try_from(sum / 255).unwrap_or(255)
        });
        Rgb(mixed)
    })
}

fn described(wide: u32, high: u32, space: &str, bytes: Vec<u8>) -> Stream {
    let about = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(wide),
        "Height" => i64::from(high),
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
    };
    Stream::new(about, bytes)
}

/// A file of several pages would lose all but its first.
fn has_more_pages(bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"II*\0") && !bytes.starts_with(b"MM\0*") {
        return false;
    }
    tiff::decoder::Decoder::new(Cursor::new(bytes)).is_ok_and(|tiff| tiff.more_images())
}
