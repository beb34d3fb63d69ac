WITH 1 AS only
/*page*/
RETURN rows, earlier, later, total
