/* SPDX-License-Identifier: MIT */
/* Colours as CSS writes them: three spellings, each with a small grammar of its own. */
#include "site/color.h"

#include "base/hex.h"

/* In the order of the alphabet. */
static const char names[] =
    " aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue"
    " blueviolet brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk"
    " crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki"
    " darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen"
    " darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue"
    " dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite"
    " gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki"
    " lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan"
    " lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen"
    " lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen"
    " magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen"
    " mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream"
    " mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid"
    " palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum"
    " powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown"
    " seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen"
    " steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow"
    " yellowgreen ";

static bool is_name(str text)
{
	str rest = str_of_cstr(names), name;

	while (str_next_part(&rest, ' ', &name)) {
		if (name.n && str_eq_nocase(name, text))
			return true;
	}
	return false;
}

static bool is_hex(str digits)
{
	for (size_t i = 0; i < digits.n; i++) {
		if (hex_value(digits.p[i]) < 0)
			return false;
	}
	return digits.n == 3 || digits.n == 4 || digits.n == 6 || digits.n == 8;
}

/* Takes "12", "-0.5" or ".5" off the rest. */
static bool take_number(str *rest)
{
	size_t i = str_starts_with(*rest, S("-")) || str_starts_with(*rest, S("+"));
	size_t digits = 0;

	for (bool point = false; i < rest->n; i++) {
		if (char_is_digit(rest->p[i]))
			digits++;
		else if (rest->p[i] != '.' || point)
			break;
		else
			point = true;
	}
	*rest = str_from(*rest, i);
	return digits > 0;
}

static bool take(str *rest, str word)
{
	if (!str_starts_with_nocase(*rest, word))
		return false;
	*rest = str_from(*rest, word.n);
	return true;
}

/* Three numbers, and one for opacity: "1, 2, 3, 4", "1 2 3 / 4". */
static bool is_channels(str rest)
{
	size_t n = 0;

	for (rest = str_trim(rest); rest.n; n++) {
		if (n && !take(&rest, S(",")) && n == 3 && !take(&rest, S("/")))
			return false;
		rest = str_trim(rest);
		if (!take_number(&rest))
			return false;
		if (!take(&rest, S("%")) && n == 0)
			(void)take(&rest, S("deg"));
		if (rest.n && char_is_alnum(rest.p[0]))
			return false;
		rest = str_trim(rest);
	}
	return n == 3 || n == 4;
}

static bool is_function(str text)
{
	static const str functions[] = {{"rgb(", 4}, {"rgba(", 5}, {"hsl(", 4}, {"hsla(", 5}};

	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
		str rest = text;
		if (take(&rest, functions[i]) && str_ends_with(rest, S(")")))
			return is_channels(str_slice(rest, 0, rest.n - 1));
	}
	return false;
}

bool site_is_color(str text)
{
	if (str_starts_with(text, S("#")))
		return is_hex(str_from(text, 1));
	return text.n && (is_function(text) || is_name(text));
}
