"""A second reader of .gcx files, written from docs/gcx-format.md alone: pixel by pixel, in integers, no constriction.

It shares nothing with the program but the tables file. Slow, and meant to be: it shows that the specification suffices.
"""

import zlib
from pathlib import Path

import numpy as np


class RangeDecoder:
    """Section "Range coder"."""

    def __init__(self, data):
        self.data, self.position = data, 8
        self.range, self.offset = 2**64 - 1, int.from_bytes((data + bytes(8))[:8], "big")

    def symbol(self, frequencies):
        count, total, bounds = len(frequencies), 0.0, []
        for index, frequency in enumerate(frequencies):
            bounds.append(int(total * (2**24 - count)) + index)
            total += frequency / 65536
        bounds.append(2**24)
        unit = self.range >> 24
        quotient = self.offset // unit
        symbol = max(k for k in range(count) if bounds[k] <= quotient)
        self.offset -= unit * bounds[symbol]
        self.range = unit * (bounds[symbol + 1] - bounds[symbol])
        if self.range < 2**32:
            word = (self.data[self.position : self.position + 4] + bytes(4))[:4]
            self.position += 4
            self.range, self.offset = self.range << 32, self.offset << 32 | int.from_bytes(word, "big")
        return symbol

    def bit(self, ones):
        return self.symbol([65536 - ones, ones])


class Tables:
    def __init__(self, path):
        with np.load(path) as file:
            self.arrays = {name: file[name].astype(np.int64) for name in file.files}

    def __getitem__(self, name):
        return self.arrays[name]

    def net(self, name, x):
        """Section "Integer networks"."""
        shifts = self[f"{name}_shifts"].tolist()
        for layer, shift in enumerate(shifts):
            x = self[f"{name}_weights_{layer}"] @ x + self[f"{name}_bias_{layer}"]
            if layer < len(shifts) - 1:
                x = np.maximum(x, 0)
            x = x >> shift
        return x


def wavefronts(height, width):
    """Cells (row, column) of each wavefront that holds any."""
    for number in range(width + 3 * (height - 1)):
        cells = [(y, number - 3 * y) for y in range(height) if 0 <= number - 3 * y < width]
        if cells:
            yield cells


def window(left, right, above):
    return [(dx, dy) for dy in range(-above, 1) for dx in range(-left, right + 1)]


def known(grid, y, x, dx, dy):
    inside = 0 <= y + dy < len(grid) and 0 <= x + dx < len(grid[0])
    return grid[y + dy][x + dx] if inside else 0


def context(grid, y, x, template):
    number = 0
    for dx, dy in template:
        number = number << 1 | known(grid, y, x, dx, dy)
    return number


BESIDE = [(-1, 0), (-1, -1), (0, -1), (1, -1), (-2, 0), (-2, -1), (2, -1), (-3, 0), (-3, -1)]
BESIDE += [(-2, -2), (-1, -2), (0, -2), (1, -2), (2, -2), (0, -3), (-1, -3)]
MASK = [(-1, 0), (-2, 0), (-2, -1), (-1, -1), (0, -1), (1, -1), (2, -1), (-1, -2), (0, -2), (1, -2)]


class Counts:
    def __init__(self, start, limit):
        self.pairs, self.limit = [list(pair) for pair in start.tolist()], limit

    def learn(self, observations):
        for number, bit in observations:
            self.pairs[number][bit] += 16
        for number in {number for number, _ in observations}:
            falses, trues = self.pairs[number]
            if falses + trues > self.limit:
                self.pairs[number] = [(falses + 1) >> 1, (trues + 1) >> 1]


def read_structure(data, height, width, tables):
    """Section "Structure"."""
    name, cells_seen = "structure", window(8, 6, 7)
    if height * width > 2**19:
        name, cells_seen = "structure_large", window(6, 5, 3)
    elif height * width <= 2**15:
        name = "structure_small"
    decoder, grid = RangeDecoder(data), [[0] * width for _ in range(height)]
    beside = Counts(tables["structure_beside"], 255 * 16)
    begun, forecast_begun = [8 * 65536] * 16, [8 * 65536] * 16
    weights = tables["structure_mixer"].tolist()
    logarithm, probability = tables["logarithm"].tolist(), tables["probability"].tolist()
    seen_beside, seen_far = [], []
    for wave, cells in enumerate(wavefronts(height, width), 1):
        drawn = []
        for y, x in cells:
            number = context(grid, y, x, BESIDE)
            seen = [known(grid, y, x, dx, dy) for dx, dy in cells_seen]
            if number < 4096:
                crowd = min(sum(seen), 15)
                logit = int(tables.net(f"{name}_start", np.array(seen))[0])
                logit += logarithm[min(begun[crowd] >> 12, 8191)] - logarithm[min(forecast_begun[crowd] >> 12, 8191)]
                ones = probability[min(max(logit + 768, 0), 1536)]
                drawn.append(decoder.bit(ones))
                seen_far.append((crowd, drawn[-1], ones))
                continue
            forecast = int(tables.net(name, np.array(seen))[0])
            falses, trues = (min(count, 8191) for count in beside.pairs[number])
            counted = logarithm[trues] - logarithm[falses]
            mixed = (weights[0][number >> 10] * forecast + weights[1][number >> 10] * counted) >> 16
            ones = probability[min(max(mixed + 768, 0), 1536)]
            drawn.append(decoder.bit(ones))
            seen_beside.append((number, drawn[-1], forecast, counted, ones))
        for (y, x), bit in zip(cells, drawn, strict=True):
            grid[y][x] = bit
        if wave % 32 == 0:
            for crowd, bit, ones in seen_far:
                begun[crowd] += 65536 * bit
                forecast_begun[crowd] += ones
            for crowd in range(16):
                if max(begun[crowd], forecast_begun[crowd]) >= 512 * 65536:
                    begun[crowd] >>= 1
                    forecast_begun[crowd] >>= 1
            for mixer in range(64):
                pixels = [pixel[1:] for pixel in seen_beside if pixel[0] >> 10 == mixer]
                divisor = 128 * max(64, len(pixels))
                for row in (0, 1):
                    slopes = [(bit * 65536 - logits[-1]) * logits[row] for bit, *logits in pixels]
                    weights[row][mixer] += sum(slopes) // divisor
            beside.learn([observation[:2] for observation in seen_beside])
            seen_beside, seen_far = [], []
    return np.array(grid, bool)


LABEL_NEIGHBOURS = [(-1, 0), (0, -1), (-1, -1), (1, -1), (-2, 0), (0, -2), (2, -1), (-2, -1), (-1, -2), (1, -2)]
LABEL_NEIGHBOURS += [(-3, 0), (2, -2), (-1, -3), (0, -3), (1, -3), (-2, -2)]


def read_labels(data, height, width, classes, tables):
    """Section "Labels"."""
    decoder, grid = RangeDecoder(data), [[0] * width for _ in range(height)]
    counts, depth = [*map(list, tables["labels"].T.tolist()), *([6, 6] for _ in range(256))], (classes - 1).bit_length()
    heard = []

    def ask(number):
        n, y = counts[number]
        heard.append((number, decoder.bit(65535 * y // (n + y) + (y < n))))
        return heard[-1][1]

    for wave, cells in enumerate(wavefronts(height, width), 1):
        near = {(y, x): [known(grid, y, x, *offset) for offset in LABEL_NEIGHBOURS] for y, x in cells}
        asked = {cell: [] for cell in cells}
        shown = {}
        for question in range(3):
            for cell in cells:
                new = [each for each in near[cell] if each not in asked[cell]]
                if cell not in shown and new:
                    asked[cell].append(new[0])
                    number = int("".join(str(int(each == new[0])) for each in near[cell]), 2)
                    if ask(65536 * question + number):
                        shown[cell] = new[0]
        written = {cell: 1 for cell in cells if cell not in shown}
        for _ in range(depth):
            for cell, number in written.items():
                written[cell] = 2 * number + ask(196608 + number)
        shown |= {cell: number - (1 << depth) for cell, number in written.items()}
        for (y, x), value in shown.items():
            grid[y][x] = value
        if wave % 32 == 0:
            for number, bit in heard:
                counts[number][bit] += 16
            for number in {number for number, _ in heard}:
                if sum(counts[number]) > 65536:
                    counts[number] = [(count + 1) // 2 for count in counts[number]]
            heard.clear()
    return np.array(grid)


def read_outline(decoder, is_open, tables):
    height, width = is_open.shape
    grid = [[0] * width for _ in range(height)]
    for cells in wavefronts(height, width):
        for y, x in cells:
            if is_open[y, x]:
                grid[y][x] = decoder.bit(int(tables["mask"][context(grid, y, x, MASK)]))
    return np.array(grid, bool)


def read_mask(data, height, width, tables):
    """Section "Mask"."""
    decoder = RangeDecoder(data)
    if decoder.bit(1024):
        return np.array([[decoder.bit(32768) for _ in range(width)] for _ in range(height)], bool)
    return read_outline(decoder, np.ones((height, width), bool), tables)


class FreeCounts:
    """Section "Codes of other models"."""

    def __init__(self, counts):
        self.counts = counts

    def take(self, decoder, number):
        total, symbols = sum(self.counts), len(self.counts)
        frequencies = [count * (65536 - symbols) // total + 1 for count in self.counts]
        frequencies[self.counts.index(max(self.counts))] += 65536 - sum(frequencies)
        taken = [decoder.symbol(frequencies) for _ in range(number)]
        for symbol in taken:
            self.counts[symbol] += 32
        return np.array(taken, np.int64)


def read_texture(data, height, width, tables, dimensions):
    """Section "Texture"."""
    decoder = RangeDecoder(data)
    count = decoder.symbol([65536 - 15] + 15 * [1]) + 1
    codes = np.zeros((count, dimensions), np.int64)
    free = FreeCounts([max(1, 4096 >> abs(value) // 2) for value in range(-127, 128)])
    for code in codes:
        if dimensions != 64:
            code[:] = free.take(decoder, dimensions) - 127
            continue
        for dimension in range(64):
            forecast = int(tables["texture_weights"][dimension] @ code + tables["texture_bias"][dimension]) >> 8
            row = tables["texture_frequencies"][tables["texture_spread"][dimension], forecast % 16]
            symbol = decoder.symbol(row.tolist())
            plain = symbol == 33
            code[dimension] = decoder.symbol([256] * 256) - 127 if plain else forecast // 16 + symbol - 16
    regions, is_open = np.zeros((height, width), np.int64), np.ones((height, width), bool)
    for region in range(1, count):
        outline = read_outline(decoder, is_open, tables)
        regions[outline] = region
        is_open &= ~outline
    return codes, regions


def detail_inputs(symbols, y, x, channel):
    inputs = np.zeros(456, np.int64)
    for index, (dx, dy) in enumerate(window(2, 2, 2)):
        if 0 <= y + dy < symbols.shape[1] and 0 <= x + dx < symbols.shape[2]:
            for other in range(6):
                if symbols[other, y + dy, x + dx] >= 0:
                    inputs[index * 30 + other * 5 + symbols[other, y + dy, x + dx]] = 1
    inputs[450 + channel] = 1
    return inputs


def read_free_detail(data, mask, channels, limit):
    """Section "Codes of other models"."""
    decoder, detail = RangeDecoder(data), np.zeros((channels, *mask.shape), np.int64)
    height, width = mask.shape

    def neighbour(channel, y, x):
        if channel < 0 or y < 0 or x < 0 or not mask[y, x]:
            return "unknown"
        return max(-7, min(7, int(detail[channel, y, x])))

    for channel in range(channels):
        seen = {}
        for diagonal in range(height + width - 1):
            learnt = []
            for y in range(height):
                x = diagonal - y
                if not 0 <= x < width or not mask[y, x]:
                    continue
                left, above = neighbour(channel, y, x - 1), neighbour(channel, y - 1, x)
                contexts = [(1,), (2, neighbour(channel - 1, y, x)), (3, left), (4, above), (5, above, left)]
                symbol = decoder.symbol(context_frequencies([seen.get(key) for key in contexts], 2 * limit + 1))
                detail[channel, y, x] = symbol - limit
                learnt += [(key, symbol) for key in contexts]
            for key, symbol in learnt:
                seen.setdefault(key, [0] * (2 * limit + 1))[symbol] += 1
    return detail


def context_frequencies(tables, symbols):
    frequencies = [65536 // symbols] * symbols
    for counts in tables:
        counts = counts or [0] * symbols
        shares = zip(counts, frequencies, strict=True)
        frequencies = [(65536 * count + 24 * share) // (sum(counts) + 24) for count, share in shares]
    frequencies = [max(1, share) for share in frequencies]
    frequencies[frequencies.index(max(frequencies))] += 65536 - sum(frequencies)
    return frequencies


def read_detail(data, mask, tables):
    """Section "Detail"."""
    height, width = mask.shape
    decoder, symbols = RangeDecoder(data), np.full((6, height, width), -1)
    exponential = tables["exponential"]
    for cells in wavefronts(height, width):
        for channel in range(6):
            for y, x in cells:
                if mask[y, x]:
                    logits = tables.net("detail", detail_inputs(symbols, y, x, channel))
                    shares = exponential[np.minimum(logits.max() - logits, 767)]
                    frequencies = shares * (65536 - 5 * 16) // shares.sum() + 16
                    frequencies[logits.argmax()] += 65536 - frequencies.sum()
                    symbols[channel, y, x] = decoder.symbol(frequencies.tolist())
    return np.where(mask, symbols - 2, 0)


COEFFICIENTS = [(side, v, h) for side in (16, 8, 8) for v in range(side) for h in range(side)]


def group_of(side, v, h):
    ends = (1, 3, 6, 10) if side == 16 else (1, 2, 4)
    return sum(max(v, h) >= end for end in ends)


def is_told(side, v, h):
    group = group_of(side, v, h)
    return group < 2 or (side == 16 and group == 2 and min(v, h) <= 1)


def band_of(side, v, h):
    return 3 if side == 8 else 0 if 2 * v < h else 1 if 2 * h < v else 2


GROUPS = [[n for n, c in enumerate(COEFFICIENTS) if group_of(*c) == group] for group in range(5)]
AROUND = [(dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
BESIDE_CELL = [(-1, 0), (0, -1), (0, 1), (1, 0)]


def sums(group, cells):
    """Sums of magnitudes of the bands of a group, (bands, rows, columns)."""
    bands = range(4 if group < 4 else 3) if group else ()
    chosen = [[n for n in GROUPS[group] if band_of(*COEFFICIENTS[n]) == band] for band in bands]
    return [np.minimum(np.abs(cells[band]).sum(0), 24) for band in chosen]


def summary(group, cells):
    """What other cells are told of a group, (numbers, rows, columns)."""
    told = [cells[n].clip(-40, 40) for n in GROUPS[group] if is_told(*COEFFICIENTS[n])]
    return np.array([*told, *sums(group, cells)])


def seen(maps, y, x, places):
    """Values of maps (channels, rows, columns) at places around a cell, those of a channel together."""
    padded = np.pad(maps, ((0, 0), (1, 1), (1, 1)))
    return np.stack([padded[:, y + 1 + dy, x + 1 + dx] for dy, dx in places], 1).ravel()


def lines_around(structure, scale, y, x):
    drawn = np.zeros(144, np.int64)
    for index in range(144):
        row, column = 8 * y - 2 + index // 12, 8 * x - 2 + index % 12
        if row >= 0 and column >= 0:
            block = slice(2 * row // scale, max(2 * row // scale + 2 // scale, 2 * row // scale + 1))
            beside = slice(2 * column // scale, max(2 * column // scale + 2 // scale, 2 * column // scale + 1))
            drawn[index] = structure[block, beside].any()
    return drawn


def cell_net(tables, name, x):
    for layer, shift in enumerate((2, 6, 6)):
        x = tables[f"{name}_weights_{layer}"] @ x + tables[f"{name}_bias_{layer}"]
        x = x >> shift if layer == 2 else np.minimum(np.maximum(x, 0) >> shift, 255)
    return x


def read_kept(data, level, open_cells, found, scale, tables, cell_tables):
    """Section "Fine and faithful cells": coefficients, outline and coarseness."""
    decoder = RangeDecoder(data)
    kept = open_cells if decoder.bit(32768) else read_outline(decoder, open_cells, tables)
    places = np.argwhere(kept).tolist()
    of_parity = [[(y, x) for y, x in places if (y + x) % 2 == odd] for odd in (0, 1)]
    passes = [cells[start : start + 1024] for cells in of_parity for start in range(0, len(cells), 1024)]
    coarseness = found.get("coarseness", np.zeros(kept.shape, np.int64))
    if level == "fine":
        known = np.zeros(kept.shape, np.int64)
        for cells in passes:
            for y, x in cells:
                context = seen(known[None], y, x, BESIDE_CELL).max() if (y + x) % 2 else 0
                coarseness[y, x] = decoder.symbol(cell_tables["coarseness"][context].tolist())
            for y, x in cells:
                known[y, x] = 1 + coarseness[y, x]
    detail = found["detail"] if found["is_studio"] else np.zeros((6, *kept.shape), np.int64)
    of_coarseness = [kept & (coarseness == k) for k in range(4)]
    about = np.concatenate([[kept], of_coarseness, detail, np.abs(detail)]).astype(np.int64)
    fine = found.get("fine")
    below = None if fine is None else np.concatenate([summary(group, fine) for group in range(5)])
    values = np.zeros((384, *kept.shape), np.int64)
    for group, own in enumerate(GROUPS):
        table = cell_tables[f"{level}_{'wide' if group < 2 else 'narrow'}"]
        for cells in passes:
            told = np.concatenate([*(summary(before, values) for before in range(group)), about])
            now = np.concatenate([summary(group, values), kept[None]])
            outputs = []
            for y, x in cells:
                odd = (y + x) % 2
                inputs = [seen(told, y, x, AROUND), odd * seen(now, y, x, BESIDE_CELL)]
                for before in range(group):
                    most = 12 if before else 40
                    inputs.append(values[GROUPS[before], y, x].clip(-most, most))
                    inputs.append(np.array([each[y, x] for each in sums(before, values)], np.int64))
                inputs += [] if below is None else [seen(below, y, x, AROUND)]
                inputs.append(lines_around(found["structure"], scale, y, x))
                outputs.append(cell_net(cell_tables, f"{level}_{group}", np.concatenate(inputs)))
            filled = cells
            if group >= 2:
                ones = [tables["probability"][min(max(4 * output[-1], -768), 768) + 768] for output in outputs]
                flags = [decoder.bit(int(one)) for one in ones]
                filled = [cell for cell, flag in zip(cells, flags, strict=True) if flag]
                outputs = [output for output, flag in zip(outputs, flags, strict=True) if flag]
            far = []
            for index, number in enumerate(own):
                for (y, x), output in zip(filled, outputs, strict=True):
                    mean, spread = int(output[index]), int(output[len(own) + index])
                    if fine is not None:
                        f = int(fine[number, y, x])
                        a, b = cell_tables["by_fine"][number, min(abs(f), 2)].tolist()
                        mean, spread = mean + int(np.sign(f)) * a, spread + b
                    frequencies = table[min(max((spread + 56) >> 2, 0), 29), mean % 16].tolist()
                    symbol = decoder.symbol(frequencies)
                    values[number, y, x] = mean // 16 + symbol - (len(frequencies) - 1) // 2 + 1
                    far += [(number, y, x)] * (symbol == len(frequencies) - 1)
            for place in far:
                values[place] = decoder.symbol([64] * 1024) - 512
    if fine is not None:
        values += np.where(kept, np.sign(fine) * ((22 * np.abs(fine) + 5) // 10), 0)
    return values, kept, coarseness


def read(data, tables_path: Path):
    """Section "Container": layers and notes of a whole file, by their names."""
    tables = Tables(tables_path)
    assert data[:4] == b"GCX\x01"
    assert zlib.crc32(data[:-4]).to_bytes(4, "big") == data[-4:]
    size, flags = int.from_bytes(data[8:11], "big"), data[11]
    width, height, scale = (size >> 12) + 1, (size & 4095) + 1, 1 << (flags & 3)
    rows, columns = -(-height // 16), -(-width // 16)
    position = 12

    def take(count):
        nonlocal position
        position += count
        return data[position - count : position]

    def varint():
        value = shift = 0
        while True:
            byte = take(1)[0]
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def check():
        expected = zlib.crc32(data[:position]).to_bytes(4, "big")[:2]
        assert take(2) == expected

    notes = {"title": b"", "author": b"", "licence": b""}
    dimensions, channels, limit, classes = 64, 6, 2, 0
    more = varint() if flags & 128 else 0
    if more & 1:
        assert take(take(1)[0]).isascii()
        assert varint() & ~0b1001111 == 0
        dimensions = varint()
        channels, limit = take(2)
        classes = varint()
    if more:
        assert more & ~0b0101011 == 0
        check()
    if flags & 64:
        while (kind := take(1)) != b"\0":
            payload = take(varint())
            assert kind.islower()
            notes |= {name: payload for name in notes if name.startswith(kind.decode())}
        check()
    mask_kind = flags >> 4 & 3
    present = {
        "structure": flags & 4,
        "labels": more & 32,
        "texture": flags & 8,
        "mask": mask_kind == 2,
        "detail": mask_kind,
    }
    present |= {"fine": more & 2, "faithful": more & 8}
    names = [name for name, there in present.items() if there]
    payloads = {}
    for name in names[:-1]:
        payloads[name] = take(varint())
        check()
    if names:
        payloads[names[-1]] = data[position:-4]
    lines = -(-height // scale), -(-width // scale)
    structure = np.zeros(lines, bool)
    if "structure" in payloads:
        structure = read_structure(payloads["structure"], *lines, tables)
    labels = np.zeros(lines, np.int64)
    if "labels" in payloads:
        labels = read_labels(payloads["labels"], *lines, classes, tables)
    codes, regions = np.zeros((1, dimensions), np.int64), np.zeros((rows, columns), np.int64)
    if "texture" in payloads:
        codes, regions = read_texture(payloads["texture"], rows, columns, tables, dimensions)
    mask = np.full((rows, columns), mask_kind == 1)
    if "mask" in payloads:
        mask = read_mask(payloads["mask"], rows, columns, tables)
    detail = np.zeros((channels, rows, columns), np.int64)
    if "detail" in payloads and (channels, limit) != (6, 2):
        detail = read_free_detail(payloads["detail"], mask, channels, limit)
    elif "detail" in payloads:
        detail = read_detail(payloads["detail"], mask, tables)
    textures = {"texture": codes[0], "extra_textures": codes[1:], "regions": regions}
    found = {"structure": structure, "labels": labels, **textures, "mask": mask, "detail": detail}
    state = found | {"is_studio": (channels, limit) == (6, 2)}
    cell_tables, is_open = Tables(tables_path.with_name("cells-v1.npz")), mask
    for name in ("fine", "faithful"):
        values, kept = np.zeros((384, rows, columns), np.int64), np.zeros((rows, columns), bool)
        if name in payloads:
            values, kept, coarseness = read_kept(payloads[name], name, is_open, state, scale, tables, cell_tables)
            state |= {name: values, "coarseness": coarseness}
        found |= {name: values, f"{name}_mask": kept}
        is_open = kept
    found["coarseness"] = state.get("coarseness", np.zeros((rows, columns), np.int64))
    return found | {"notes": notes}
