-- Names, units and positions have plain apostrophes, hyphens and spaces from now on; what earlier versions took as it was typed
-- follows. Two apostrophes count as letters, so that the words by which people are found are written anew where they stand: an
-- empty table is filled at the start.
DELETE FROM person_words WHERE (SELECT COUNT(*) FROM people WHERE instr(unit, char(699)) + instr(unit, char(700)) > 0) > 0;
UPDATE people SET name =
    replace(replace(replace(replace(replace(replace(replace(name, char(8217), ''''), char(8216), ''''), char(8219), ''''), char(700), ''''), char(699), ''''), char(180), ''''), char(96), '''')
    WHERE name GLOB '*[' || char(8217, 8216, 8219, 700, 699, 180, 96) || ']*';
UPDATE people SET name =
    replace(replace(replace(replace(replace(replace(name, char(8208), '-'), char(8209), '-'), char(8210), '-'), char(8211), '-'), char(8212), '-'), char(8722), '-')
    WHERE name GLOB '*[' || char(8208, 8209, 8210, 8211, 8212, 8722) || ']*';
UPDATE people SET name =
    replace(replace(replace(replace(replace(name, char(8201), ' '), char(8239), ' '), char(8195), ' '), char(8194), ' '), char(8199), ' ')
    WHERE name GLOB '*[' || char(8201, 8239, 8195, 8194, 8199) || ']*';
UPDATE people SET unit =
    replace(replace(replace(replace(replace(replace(replace(unit, char(8217), ''''), char(8216), ''''), char(8219), ''''), char(700), ''''), char(699), ''''), char(180), ''''), char(96), '''')
    WHERE unit GLOB '*[' || char(8217, 8216, 8219, 700, 699, 180, 96) || ']*';
UPDATE people SET unit =
    replace(replace(replace(replace(replace(replace(unit, char(8208), '-'), char(8209), '-'), char(8210), '-'), char(8211), '-'), char(8212), '-'), char(8722), '-')
    WHERE unit GLOB '*[' || char(8208, 8209, 8210, 8211, 8212, 8722) || ']*';
UPDATE people SET unit =
    replace(replace(replace(replace(replace(unit, char(8201), ' '), char(8239), ' '), char(8195), ' '), char(8194), ' '), char(8199), ' ')
    WHERE unit GLOB '*[' || char(8201, 8239, 8195, 8194, 8199) || ']*';
UPDATE people SET position =
    replace(replace(replace(replace(replace(replace(replace(position, char(8217), ''''), char(8216), ''''), char(8219), ''''), char(700), ''''), char(699), ''''), char(180), ''''), char(96), '''')
    WHERE position GLOB '*[' || char(8217, 8216, 8219, 700, 699, 180, 96) || ']*';
UPDATE people SET position =
    replace(replace(replace(replace(replace(replace(position, char(8208), '-'), char(8209), '-'), char(8210), '-'), char(8211), '-'), char(8212), '-'), char(8722), '-')
    WHERE position GLOB '*[' || char(8208, 8209, 8210, 8211, 8212, 8722) || ']*';
UPDATE people SET position =
    replace(replace(replace(replace(replace(position, char(8201), ' '), char(8239), ' '), char(8195), ' '), char(8194), ' '), char(8199), ' ')
    WHERE position GLOB '*[' || char(8201, 8239, 8195, 8194, 8199) || ']*';
