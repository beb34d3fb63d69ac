SELECT number, day, published, note FROM release ORDER BY number
