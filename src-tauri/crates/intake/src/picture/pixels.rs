//! Pixels of a picture file, within bounds.

use std::io::Cursor;

use image::{imageops, DynamicImage, GrayImage, ImageReader, Limits};

use crate::error::ReadError;

/// Most pixels of a page: letter paper at 600 dots an inch.
const MOST_PIXELS: u64 = 5_100 * 6_600;
/// Longest side that the recogniser is given; more only costs time.
const LONGEST_SIDE: u32 = 3_600;
/// Shorter pictures are enlarged: the recogniser wants letters of 20 pixels.
const SHORTEST_LONG_SIDE: u32 = 1_700;
/// Pictures of a file with several.
const MOST_PAGES: usize = 12;

/// The pictures of a file, in grey.
///
/// # Errors
/// `Damaged` when it cannot be decoded; `TooComplex` beyond the bounds;
/// `TooManyPages`; `PictureUnsupported` for HEIC and its kin, which no library
/// reads that is kept and brings no code of its own for video.
pub(crate) fn decoded(bytes: &[u8]) -> Result<Vec<GrayImage>, ReadError> {
    if bytes.get(4..8) == Some(b"ftyp") {
        return Err(ReadError::PictureUnsupported);
    }
    if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") {
        return tiff_pages(bytes);
    }
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| ReadError::Damaged)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(30_000);
    limits.max_image_height = Some(30_000);
    limits.max_alloc = Some(400_000_000);
    reader.limits(limits);
    let picture = reader.decode().map_err(refusal)?;
    Ok(vec![prepared(picture)?])
}

fn refusal(error: image::ImageError) -> ReadError {
    match error {
        image::ImageError::Limits(_) => ReadError::TooComplex,
        _ => ReadError::Damaged,
    }
}

/// Every page of a TIFF file.
fn tiff_pages(bytes: &[u8]) -> Result<Vec<GrayImage>, ReadError> {
    let mut decoder =
        tiff::decoder::Decoder::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
    let mut pages = Vec::new();
    loop {
        if pages.len() >= MOST_PAGES {
            return Err(ReadError::TooManyPages {
                pages: u32::try_from(pages.len() + 1).unwrap_or(u32::MAX),
                limit: u32::try_from(MOST_PAGES).unwrap_or(u32::MAX),
            });
        }
        pages.push(tiff_page(&mut decoder)?);
        if !decoder.more_images() || decoder.next_image().is_err() {
            break;
        }
    }
    Ok(pages)
}

fn tiff_page(decoder: &mut tiff::decoder::Decoder<Cursor<&[u8]>>) -> Result<GrayImage, ReadError> {
    use tiff::decoder::DecodingResult as Samples;
    use tiff::ColorType as Colour;

    let (width, height) = decoder.dimensions().map_err(|_| ReadError::Damaged)?;
    within_bounds(width, height)?;
    let colour = decoder.colortype().map_err(|_| ReadError::Damaged)?;
    let samples = decoder.read_image().map_err(|_| ReadError::Damaged)?;
    let bytes: Vec<u8> = match samples {
        Samples::U8(bytes) => bytes,
        Samples::U16(wide) => wide.into_iter().map(|sample| (sample >> 8) as u8).collect(),
        _ => return Err(ReadError::Damaged),
    };
    let grey: Vec<u8> = match colour {
        Colour::Gray(1) => bits(&bytes, width),
        Colour::Gray(_) => bytes,
        Colour::RGB(_) => every(&bytes, 3),
        Colour::RGBA(_) | Colour::CMYK(_) => every(&bytes, 4),
        Colour::GrayA(_) => bytes.chunks_exact(2).map(|pixel| pixel[0]).collect(),
        _ => return Err(ReadError::Damaged),
    };
    let picture = GrayImage::from_raw(width, height, grey).ok_or(ReadError::Damaged)?;
    prepared(DynamicImage::ImageLuma8(picture))
}

/// One bit a pixel, rows filled up to whole bytes.
fn bits(bytes: &[u8], width: u32) -> Vec<u8> {
    let row = (width as usize).div_ceil(8);
    bytes
        .chunks(row)
        .flat_map(|row| {
            (0..width as usize).map(move |x| {
                let byte = row.get(x / 8).copied().unwrap_or(0);
                if byte >> (7 - x % 8) & 1 == 1 {
                    255
                } else {
                    0
                }
            })
        })
        .collect()
}

/// The mean of the first three of so many samples a pixel.
fn every(bytes: &[u8], samples: usize) -> Vec<u8> {
    bytes
        .chunks_exact(samples)
        .map(|pixel| {
            let sum: u16 = pixel[..3].iter().map(|sample| u16::from(*sample)).sum();
            (sum / 3) as u8
        })
        .collect()
}

fn within_bounds(width: u32, height: u32) -> Result<(), ReadError> {
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        Err(ReadError::TooComplex)
    } else {
        Ok(())
    }
}

/// Grey, and of a size the recogniser reads best.
pub(crate) fn prepared(picture: DynamicImage) -> Result<GrayImage, ReadError> {
    let (width, height) = (picture.width(), picture.height());
    within_bounds(width, height)?;
    let grey = picture.into_luma8();
    let longest = width.max(height).max(1);
    let wanted = longest.clamp(SHORTEST_LONG_SIDE, LONGEST_SIDE);
    if wanted == longest || longest < 200 {
        return Ok(grey);
    }
    let scaled = |side: u32| (u64::from(side) * u64::from(wanted) / u64::from(longest)) as u32;
    Ok(imageops::resize(
        &grey,
        scaled(width).max(1),
        scaled(height).max(1),
        imageops::FilterType::Triangle,
    ))
}
