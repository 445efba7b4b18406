import cv2
import numpy as np
import pytest

from gc_studio.analysis.analyse import analyse, texture_of, texture_of_region
from gc_studio.analysis.photo import load_photo, resized
from gc_studio.analysis.regions import MOST_REGIONS, colour_regions, region_choice, region_pixels, texture_regions
from gc_studio.bitstream import read, write
from gc_studio.document.regions import central_region, central_texture, with_texture_in
from gc_studio.storage import RESOURCES


@pytest.fixture(scope="module")
def jumper():
    return resized(load_photo(RESOURCES / "samples" / "jumper.webp"), 256)


def test_a_garment_and_what_it_lies_on_are_two_regions(jumper):
    regions = texture_regions(jumper)
    assert regions.max() >= 1
    middle, corners = regions[8:16, 5:11], regions[[0, 0, -1, -1], [0, -1, 0, -1]]
    jumpers = np.bincount(middle.ravel()).argmax()
    assert (middle == jumpers).mean() > 0.9
    assert (corners != jumpers).all()


def test_a_picture_of_one_colour_has_one_region():
    assert not texture_regions(np.full((256, 200, 3), (90, 120, 60), np.uint8)).any()


def test_larger_pictures_of_a_scene_have_more_regions():
    photo = load_photo(RESOURCES / "samples" / "jumper.webp")
    counts = [int(texture_regions(resized(photo, size)).max()) for size in (128, 512, 1024)]
    assert counts[0] < counts[1] <= counts[2]


def test_what_is_preserved_needs_fewer_textures_of_its_own_but_strong_colours_still_do():
    photo = resized(load_photo(RESOURCES / "samples" / "dress.webp"), 256)
    regions = texture_regions(photo)
    kept = texture_regions(photo, np.ones(regions.shape, bool))
    assert 0 < kept.max() < regions.max()


@pytest.mark.parametrize("shape", [(16, 16), (17, 300), (400, 30), (1024, 3000)])
def test_regions_have_the_shape_of_the_cells_and_no_gaps(shape):
    noise = cv2.GaussianBlur(np.random.default_rng(1).integers(0, 256, (*shape, 3), np.uint8), (0, 0), 3)
    stripes = np.where((np.arange(shape[1]) // 40 % 2)[None, :, None], noise, 255 - noise // 4)
    regions = texture_regions(stripes)
    assert regions.shape == (-(-shape[0] // 16), -(-shape[1] // 16))
    assert set(np.unique(regions)) == set(range(regions.max() + 1))
    assert regions.max() < MOST_REGIONS


def test_the_largest_region_comes_first_and_equal_photos_have_equal_regions(jumper):
    regions = colour_regions(jumper, 4)
    sizes = np.bincount(regions.ravel())
    assert (np.diff(sizes) <= 0).all()
    assert np.array_equal(regions, colour_regions(jumper.copy(), 4))


def test_each_region_has_the_texture_of_its_own_part_of_the_photo(jumper, model):
    document = analyse(jumper, model).document
    assert len(document.textures) == document.regions.max() + 1 >= 2
    assert read(write(document)) == document
    jumpers = document.regions[document.grid[0] // 2, document.grid[1] // 2]
    assert np.array_equal(central_texture(document), document.textures[jumpers])
    changed = jumper.copy()
    outside = np.kron(document.regions != jumpers, np.ones((16, 16), bool))[: jumper.shape[0], : jumper.shape[1]]
    changed[outside] = 255 - changed[outside]
    other = analyse(changed, model).document

    def distance(one, two):
        return np.abs(one.astype(int) - two).mean()

    floors = document.textures[1 - min(jumpers, 1)], other.textures[1 - min(other.regions[11, 8], 1)]
    assert distance(central_texture(document), central_texture(other)) < 0.7 * distance(*floors)


def of_cells(cells, photo):
    return np.kron(cells, np.ones((16, 16), bool))[: photo.shape[0], : photo.shape[1]]


def test_the_pixels_of_a_garment_leave_out_the_wall_in_its_cells(jumper):
    regions = texture_regions(jumper)
    jumpers = regions[regions.shape[0] // 2, regions.shape[1] // 2]
    cells, pixels = of_cells(regions == jumpers, jumper), region_pixels(jumper, regions, jumpers)
    # The wall is grey, the jumper blue but for its piping and marks.
    greyness = np.ptp(jumper.astype(int), axis=2) < 30
    assert pixels.sum() > 0.9 * cells.sum()
    assert (greyness & pixels).sum() < 0.3 * (greyness & cells).sum()


@pytest.mark.parametrize("shape", [(16, 16), (17, 300), (250, 33)])
def test_a_picture_of_one_region_is_all_of_it(shape):
    photo = np.full((*shape, 3), (90, 120, 60), np.uint8)
    assert region_pixels(photo, texture_regions(photo), 0).shape == shape
    assert region_pixels(photo, texture_regions(photo), 0).all()


def test_a_region_that_no_pixel_is_surely_of_has_those_of_its_cells():
    regions = np.zeros((4, 4), np.uint8)
    regions[1, 2] = 1
    photo = np.full((64, 64, 3), 200, np.uint8)
    assert np.array_equal(region_pixels(photo, regions, 1), of_cells(regions == 1, photo))


@pytest.mark.parametrize("name", ["jumper", "jacket", "dress"])
def test_a_texture_to_be_given_knows_nothing_of_what_the_garment_lies_on(name, model):
    photo = resized(load_photo(RESOURCES / "samples" / f"{name}.webp"), 256)
    document = analyse(photo, model).document
    thing = central_region(document)
    around = ~(of_cells(thing, photo) | region_pixels(photo, document.regions, document.regions[thing][0]))
    on_red = photo.copy()
    on_red[around] = 0.3 * photo[around] + 0.7 * np.array([200, 20, 20])

    def distance(one, two):
        return np.abs(one.astype(int) - two).mean()

    of_document = distance(central_texture(document), central_texture(analyse(on_red, model).document))
    assert distance(texture_of(photo, model), texture_of(on_red, model)) < 0.2 * of_document


def test_the_texture_of_a_region_is_that_of_the_photo_until_another_is_chosen(jumper, model):
    document = analyse(jumper, model).document
    number = int(document.regions[central_region(document)][0])
    assert np.array_equal(texture_of_region(jumper, document, number, model), texture_of(jumper, model))
    chosen = document.textures[number] + 1
    other = with_texture_in(document, chosen, central_region(document))
    number = int(other.regions[central_region(document)][0])
    assert np.array_equal(texture_of_region(jumper, other, number, model), chosen)


def test_dearer_bytes_mean_fewer_regions(jacket):
    choice = region_choice(jacket)
    counts = [int(choice.regions(price=price).max()) + 1 for price in (0.01, 1, 100)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1] == 1
    assert np.array_equal(choice.regions(), texture_regions(jacket))
